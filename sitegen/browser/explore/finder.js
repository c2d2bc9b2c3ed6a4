/* Finder: the first few of many choices, and a field to find others by. */

sitegen.define("finder", ["bare", "element"], function (bare, element) {
  "use strict";

  const SHOWN = 10;

  const wordsOf = (text) => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /** What is typed begins words of a choice: `j smi` finds John Smith. The slug has letters such as
      ł in plain ones. */
  function matcher(typed) {
    const begun = wordsOf(typed);
    return ({ label, value }) => {
      const words = [...wordsOf(label), ...wordsOf(value)];
      return begun.every((start) => words.some((word) => word.startsWith(start)));
    };
  }

  /** `boxOf(choice)` makes the box of a choice, which is asked for when it is first shown. */
  return function finder(label, choices, boxOf) {
    const field = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const holder = element("label", { class: "sg-finder" }, element("span", {}, label), field);
    const list = element("div", { class: "sg-finder-list" });
    const rest = element("p", { class: "sg-finder-rest" });
    const boxes = new Map();
    let chosen = [];
    let counts = new Map();

    function box(choice) {
      if (!boxes.has(choice)) boxes.set(choice, boxOf(choice));
      return boxes.get(choice);
    }

    /** Those with most papers in the view come first, then those with most of all. */
    function show() {
      const papers = ({ value }) => counts.get(value) ?? 0;
      const found = choices.filter(matcher(field.value)).sort((a, b) => papers(b) - papers(a));
      const first = found.slice(0, SHOWN);
      const others = choices.filter((one) => chosen.includes(one.value) && !first.includes(one));
      const focused = /** @type {HTMLElement?} */ (document.activeElement);
      list.replaceChildren(...[...first, ...others].map(box));
      if (focused && list.contains(focused)) focused.focus();
      const left = found.slice(SHOWN).filter((one) => papers(one) > 0).length;
      rest.textContent = left > 0 ? `and ${left.toLocaleString("en")} more` : "";
      if (found.length === 0) rest.textContent = "Nobody with two papers or more is found";
    }

    field.addEventListener("input", show);
    return {
      elements: [holder, list, rest],
      update(value, found) {
        chosen = value.chosen;
        counts = found;
        show();
      },
    };
  };
});
