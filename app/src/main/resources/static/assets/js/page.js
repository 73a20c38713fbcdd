// What pages do besides reading: every page works without it. Nothing here changes a number.
(() => {
  "use strict";

  const say = (words) => { document.getElementById("status").textContent = words; };

  /** A link to something inside a closed <details> opens it. */
  const openTarget = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    const details = target && target.closest("details");
    if (details && !details.open) {
      details.open = true;
      target.scrollIntoView();
    }
  };

  const focusProblem = () => {
    const problem = document.querySelector("[data-focus]");
    if (problem) problem.focus();
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      say("Copied");
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
      return;
    }
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) openTarget();
  });

  window.addEventListener("hashchange", openTarget);
  document.addEventListener("DOMContentLoaded", () => { openTarget(); focusProblem(); });

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

  /** After new options: say the new answer, keep the options open and the focus where it was. */
  document.addEventListener("htmx:after:swap", () => {
    const problem = document.querySelector("[data-focus]");
    if (problem) {
      problem.focus();
      return;
    }
    const options = document.getElementById("options");
    const apply = document.getElementById("options-apply");
    if (options && apply) {
      options.open = true;
      apply.focus({preventScroll: true});
    }
    const statement = document.querySelector("h1");
    say("Updated: " + (statement ? statement.textContent : ""));
  });
})();
