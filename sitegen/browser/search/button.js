/* Button: what opens the search dialog, from anywhere on the page, and again when a reader comes
   back from what they found. */

sitegen.define(
  "button",
  ["search", "frame", "recall", "typing"],
  function (search, newFrame, recall, isTyping) {
    "use strict";

    const PATIENCE = 200; // milliseconds before it is said that something is awaited

    /** @type {SearchFrame | null} */
    let frame = null;

    /** To who opened the dialog by a key, or came back to it, focus returns nowhere. */
    function keepFocus() {
      const active = document.activeElement;
      const isLost = active === document.body || frame?.box.contains(active);
      if (!isLost || frame?.box.returnValue === "followed") return;
      /** @type {NodeListOf<HTMLElement>} */
      const openers = document.querySelectorAll("[data-search-open]");
      [...openers].find((one) => one.checkVisibility())?.focus({ preventScroll: true });
    }

    function made() {
      const shown = newFrame();
      shown.box.addEventListener("close", keepFocus);
      return shown;
    }

    /** @param {SearchFrame} shown */
    async function fill(shown, selected) {
      const { status, all } = shown;
      const waiting = setTimeout(() => (status.textContent = "Loading the search…"), PATIENCE);
      try {
        (await search.dialog(shown)).open(selected);
      } catch {
        status.textContent = "The search could not be loaded. Reload the page to try again.";
        all.textContent = "See all papers";
        all.hidden = false;
      } finally {
        clearTimeout(waiting);
      }
    }

    /** `kept` is what the reader comes back to.
        @param {ReturnType<typeof recall.kept>} kept */
    function open(kept = null) {
      frame ??= made();
      search.prepare();
      if (!frame.box.open) {
        frame.box.returnValue = "";
        frame.box.showModal();
      }
      if (kept) frame.input.value = kept.query;
      frame.input.focus();
      if (!kept) frame.input.select();
      fill(frame, kept?.selected ?? 0);
    }

    function follow() {
      const kept = recall.kept();
      if (!kept) frame?.box.close();
      else if (!frame?.box.open) open(kept);
    }

    document.addEventListener("keydown", (event) => {
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isCtrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (event.defaultPrevented || !(isCtrlK || (isSlash && !isTyping(event.target)))) return;
      event.preventDefault();
      open();
    });

    for (const button of document.querySelectorAll("[data-search-open]")) {
      button.addEventListener("click", () => open());
      button.addEventListener("pointerenter", search.prepare, { once: true });
      button.addEventListener("focus", search.prepare, { once: true });
    }

    window.addEventListener("pageshow", follow);
    window.addEventListener("popstate", follow);
  },
);
