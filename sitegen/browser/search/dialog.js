/* Dialog: what a reader does in the search dialog: type, go through what is shown, follow it. */

sitegen.define(
  "dialog",
  ["answers", "busy", "guide", "latest", "recall", "recent", "selection"],
  function (newAnswers, newBusy, newGuide, latest, recall, recent, newSelection) {
    "use strict";

    const STEPS = { ArrowDown: 1, ArrowUp: -1 };

    /** Does a link lead to a part of this page, which then stays? */
    function isHere(link) {
      return link.href.split("#")[0] === location.href.split("#")[0];
    }

    return function dialog(frame, client) {
      const { box, input, status, list, panel: holder, all } = frame;
      const selection = newSelection(input, list);
      const guide = newGuide(holder, input, search);
      const busy = newBusy(status, list);
      const ask = latest(newAnswers(frame, selection, guide, client));
      let shown = Promise.resolve();
      let isKept = false; // when it closes

      function update() {
        const query = input.value.trim();
        if (query) busy.start();
        const asked = ask(query);
        shown = asked;
        asked.then(() => {
          if (asked === shown) busy.stop();
        });
      }

      function search(query) {
        input.value = query;
        input.focus();
        update();
      }

      /** The arrows go through what the guide offers, and back to the box. */
      function stepThrough(step) {
        /** @type {NodeListOf<HTMLElement>} */
        const offered = holder.querySelectorAll("a, button");
        const stops = [input, ...offered, ...(all.hidden ? [] : [all])];
        const at = stops.findIndex((stop) => stop === document.activeElement);
        stops[(at + step + stops.length) % stops.length].focus();
      }

      box.addEventListener("keydown", (event) => {
        const step = STEPS[event.key];
        const isInBox = event.target === input;
        if (step) {
          event.preventDefault();
          // Among the results of what was typed, if they are still on their way.
          if (isInBox && list.children.length > 0) shown.then(() => selection.move(step));
          else stepThrough(step);
        } else if (event.key === "Enter" && isInBox && !event.isComposing) {
          event.preventDefault();
          shown.then(() => selection.follow(event));
        }
      });

      box.addEventListener("click", (event) => {
        const link = /** @type {Element} */ (event.target).closest("a");
        if (!link) return;
        const query = input.value.trim();
        recent.add(query);
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // into another window
        recall.keep(query, selection.index());
        if (!isHere(link)) return;
        isKept = true;
        box.close("followed");
      });

      box.addEventListener("close", () => {
        if (!isKept) recall.forget();
        isKept = false;
      });
      input.addEventListener("input", update);

      return {
        /** Show what the box holds; `selected` is the result that a reader returns to. */
        open(selected) {
          update();
          shown.then(() => {
            if (selected > 0 && selected < list.children.length) selection.select(selected);
          });
        },
      };
    };
  },
);
