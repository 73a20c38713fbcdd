// What pages do besides reading: every page works without it. Nothing here changes a number.
(() => {
  "use strict";

  const say = (words) => { document.getElementById("status").textContent = words; };

  /** A link to something inside a closed <details> opens it. */
  const openTarget = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
    target.scrollIntoView();
  };

  const focusProblem = () => {
    const problem = document.querySelector("[data-focus]");
    if (problem) problem.focus();
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-link]");
    if (button) {
      const {copy, link, label = button.textContent} = button.dataset;
      await navigator.clipboard.writeText(link ? new URL(link, location).href : document.getElementById(copy).textContent);
      say("Copied");
      button.dataset.label = label;
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = label; }, 2000);
      return;
    }
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) openTarget();
  });

  window.addEventListener("hashchange", openTarget);
  /** On a narrow page the tab one is at stands where it can be seen. */
  const showTab = () => {
    const tabs = document.querySelector(".tabs");
    const here = tabs && tabs.querySelector("[aria-current]");
    if (here) tabs.scrollLeft = here.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2;
  };

  document.addEventListener("DOMContentLoaded", () => { showTab(); openTarget(); focusProblem(); });
  document.addEventListener("htmx:after:swap", showTab);

  /** Pictures that arrive in a page that had none bring their scripts along. */
  const bringPictures = () => {
    if (!document.querySelector("[data-chart]") || document.querySelector('script[src$="/chart.js"]')) return;
    for (const source of document.body.dataset.pictures.split(" ")) {
      const script = document.createElement("script");
      script.src = source;
      script.async = false; // in this order
      document.head.append(script);
    }
  };

  document.addEventListener("htmx:after:swap", bringPictures);

  const statement = () => document.getElementById("statement");
  let said = ""; // the statement before a swap
  let unfolded = []; // what the reader had unfolded before it

  /** What the page asks for by itself leaves alone what the reader is doing; a form left half written stays. */
  document.addEventListener("htmx:before:swap", (event) => {
    const {request, target} = event.detail.ctx;
    said = statement() ? statement().textContent : "";
    unfolded = [];
    if (request.form || target === document.body) return;
    unfolded = [...document.querySelectorAll("details[id][open]")].map((details) => details.id);
    const options = document.querySelector("#options[open]");
    const coming = options && event.detail.tasks[0]?.fragment.querySelector("#options");
    if (coming) coming.setAttribute("hx-preserve", "true");
  });

  /** After new options the reader stands before the new answer; after Back and Forward, in the page as it was. */
  document.addEventListener("htmx:after:swap", (event) => {
    const {request, target} = event.detail.ctx;
    const problem = document.querySelector("[data-focus]");
    unfolded.map((id) => document.getElementById(id)).filter(Boolean).forEach((details) => { details.open = true; });
    document.querySelector("input[name=back]").value = location.pathname + location.search;
    if (problem) {
      problem.focus();
      return;
    }
    if (request.form) {
      statement().focus({preventScroll: true});
      document.getElementById("main").scrollIntoView();
    } else if (target === document.body) {
      statement().focus({preventScroll: true});
    }
    if (request.form || statement().textContent !== said) say("Updated: " + statement().textContent);
  });

  /** The same address again is the same place in the history. */
  document.addEventListener("htmx:before:history:update", (event) => {
    const {type, path} = event.detail.history;
    if (type === "push" && path === location.pathname + location.search) event.preventDefault();
  });
})();
