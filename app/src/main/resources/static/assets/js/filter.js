// The condition builder of the filter: rows of fact, comparison and value beside the text. The server reads the text and draws
// the rows; here rows are written as text. Without scripts the text is typed.
(() => {
  "use strict";

  const builder = () => document.querySelector("[data-builder]");
  const field = () => document.getElementById("option-where");
  let asking = new AbortController();
  let waiting = 0;

  /** The newest look wins. */
  const ask = async (address) => {
    asking.abort();
    asking = new AbortController();
    const answer = await fetch(address, {signal: asking.signal});
    if (!answer.ok) throw new Error(answer.statusText);
    return new DOMParser().parseFromString(await answer.text(), "text/html").body;
  };

  /** @param all whether rows are drawn anew; else only what the text says is told */
  const look = async (all) => {
    try {
      const part = await ask("/filter/rows?where=" + encodeURIComponent(field().value));
      if (all) builder().replaceChildren(part.querySelector("#rows"));
      else document.getElementById("told").replaceWith(part.querySelector("#told"));
    } catch (failure) {
      if (failure.name !== "AbortError") builder().replaceChildren(); // the text is still there
    }
  };

  const soon = (all, milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(all), milliseconds);
  };

  const quoted = (text) => '"' + text.replace(/[\\"]/g, "\\$&") + '"';

  /** A row as it stands in a condition; empty while something is not chosen. */
  const written = (row) => {
    const part = (name) => row.querySelector(`[data-part="${name}"]`);
    const fact = part("fact").value;
    const comparison = part("comparison")?.value;
    if (!fact || !comparison) return "";
    if (comparison === "yes") return fact;
    if (comparison === "no") return "not " + fact;
    if (comparison === "known" || comparison === "blank") return `${fact} is ${comparison}`;
    const value = part("value");
    if (comparison === "in") {
      const values = [...value.selectedOptions].map((option) => quoted(option.value));
      return values.length ? `${fact} in (${values.join(", ")})` : "";
    }
    const bare = row.dataset.kind === "NUMBER" || row.dataset.kind === "DATE";
    return value.value ? `${fact} ${comparison} ${bare ? value.value : quoted(value.value)}` : "";
  };

  const write = () => {
    const rows = [...builder().querySelectorAll(".row")].map(written).filter(Boolean);
    field().value = rows.join(builder().querySelector("[data-join]").value);
    soon(false, 200);
  };

  /** Draws the rest of a row for another fact or comparison; what was changed stays, so that the keyboard can go on in it. */
  const redraw = async (row, changed) => {
    const query = new URLSearchParams();
    row.querySelectorAll("[data-part]").forEach((part) => {
      const values = part.multiple ? [...part.selectedOptions].map((option) => option.value) : [part.value];
      if (changed !== "fact" || part.dataset.part === "fact") values.forEach((value) => query.append(part.dataset.part, value));
    });
    try {
      const fresh = (await ask("/filter/row?" + query)).querySelector(".row");
      const stays = changed === "fact" ? ["fact"] : ["fact", "comparison"];
      const isKept = (part) => stays.includes(part.dataset.part);
      row.dataset.kind = fresh.dataset.kind;
      [...row.children].filter((part) => !isKept(part)).forEach((part) => part.remove());
      row.append(...[...fresh.children].filter((part) => !isKept(part)));
      write();
    } catch (failure) {
      if (failure.name !== "AbortError") throw failure;
    }
  };

  document.addEventListener("change", (event) => {
    if (!event.target.closest("[data-builder]")) return;
    const part = event.target.dataset.part;
    if (part === "fact" || part === "comparison") redraw(event.target.closest(".row"), part);
    else write();
  });

  document.addEventListener("input", (event) => {
    if (event.target === field() && builder()) soon(true, 400);
  });

  document.addEventListener("click", async (event) => {
    if (!event.target.closest("[data-builder]")) return;
    if (event.target.closest("[data-add]")) {
      clearTimeout(waiting);
      const row = (await ask("/filter/row")).querySelector(".row");
      builder().querySelector("[data-rows]").append(row);
      row.querySelector("select").focus();
    }
    const remove = event.target.closest("[data-remove]");
    if (remove) {
      const row = remove.closest(".row");
      const next = row.nextElementSibling ?? row.previousElementSibling;
      (next?.querySelector("select") ?? builder().querySelector("[data-add]")).focus();
      row.remove();
      write();
    }
  });

  /** The rows come when the filter is first unfolded. */
  const begin = () => {
    if (builder() && !builder().firstChild && document.getElementById("filter")?.open) look(true);
  };

  document.addEventListener("toggle", begin, true);
  document.addEventListener("htmx:after:swap", begin);
  document.addEventListener("DOMContentLoaded", begin);
})();
