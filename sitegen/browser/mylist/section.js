/* Section: papers in one state, the first fifty at once and all when the reader asks. */

sitegen.define("section", ["element", "place"], function (element, place) {
  "use strict";

  const FIRST = 50;

  /** Not `disabled`: focus must not leave the button at the end of its way. */
  function markEnd(line, step, isEnd) {
    line.querySelector(`[data-move="${step}"]`)?.setAttribute("aria-disabled", isEnd);
  }

  /** `lineOf(id)` is a paper's line. `show(ids)` puts these papers in place, `open()` all of them
      from now on. */
  return function section({ name, heading }, lineOf) {
    const count = element("span", { class: "sg-count" });
    const list = element("ol", { class: "sg-keptlist" });
    const more = element("button", { type: "button", class: "sg-tool" });
    const title = element("h2", { id: `sg-${name}` }, `${heading} `, count);
    const attributes = { class: "sg-section", "aria-labelledby": `sg-${name}` };
    const holder = element("section", attributes, title, list, more);
    let isOpen = false;
    let all = [];

    function show(ids) {
      all = ids;
      const lines = (isOpen ? ids : ids.slice(0, FIRST)).map(lineOf);
      const total = ids.length.toLocaleString("en");
      place(list, lines);
      count.textContent = total;
      more.hidden = lines.length === ids.length;
      more.textContent = `Show all ${total}`;
      more.setAttribute("aria-label", `Show all ${total}: ${heading}`);
      lines.forEach((line, i) => {
        markEnd(line, -1, i === 0);
        markEnd(line, 1, i === ids.length - 1);
      });
    }

    function open() {
      if (isOpen) return;
      isOpen = true;
      show(all);
    }

    more.addEventListener("click", () => {
      const next = list.children.length;
      open();
      /** @type {HTMLElement?} */ (list.children[next]?.querySelector("a, button"))?.focus();
    });

    return { holder, show, open };
  };
});
