// The palette: pages and findings on record by their words, over whatever page one is on. Without scripts its button leads to /find.
(() => {
  "use strict";

  const dialog = document.getElementById("palette");
  const input = document.getElementById("palette-words");
  const found = document.getElementById("palette-found");
  const count = document.getElementById("palette-count");
  let asking = new AbortController();

  if (/mac/i.test(navigator.userAgentData?.platform ?? navigator.platform)) {
    document.querySelectorAll("kbd").forEach((key) => { key.textContent = "\u2318 K"; });
  }

  const links = () => [...found.querySelectorAll("a")];

  /** The newest words win: what was asked before them is dropped. */
  const look = async () => {
    asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch("/find?words=" + encodeURIComponent(input.value), {signal: asking.signal});
      if (!answer.ok) throw new Error(answer.statusText);
      const list = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("found");
      list.removeAttribute("id");
      found.replaceChildren(list);
      found.scrollTop = 0;
      count.textContent = list.dataset.count;
    } catch (failure) {
      if (failure.name === "AbortError") return;
      found.replaceChildren();
      count.textContent = "Wayworth does not answer. Look whether it still runs.";
    }
  };

  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    look();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-palette]");
    if (button && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });

  input.addEventListener("input", look);

  dialog.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at + 1 < all.length) {
      event.preventDefault();
      all[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? input : all[at - 1]).focus();
    } else if (event.key === "Enter" && event.target === input && !event.isComposing) {
      event.preventDefault();
      // What was typed last may still be on its way.
      look().then(() => links()[0]?.click());
    }
  });
})();
