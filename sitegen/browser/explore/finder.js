/* Finder: the first few of many choices, and a field to find others by. */

sitegen.define("finder", ["bare", "element"], function (bare, element) {
  "use strict";

  const SHOWN = 10;
  const MANY = 1000;

  const wordsOf = (text) => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /** What is typed begins words of a choice: `j smi` finds John Smith. The slug has letters such as
      ł in plain ones. */
  function matcher() {
    const known = new Map(); // there may be some ten thousand choices
    return (typed) => {
      const begun = wordsOf(typed);
      if (begun.length === 0) return () => true;
      return (choice) => {
        const words = known.get(choice) ?? [...wordsOf(choice.label), ...wordsOf(choice.value)];
        known.set(choice, words);
        return begun.every((start) => words.some((word) => word.startsWith(start)));
      };
    };
  }

  /** The first few of those with the highest `values`; equals stay in their order. */
  function highest(choices, values) {
    const first = [];
    for (const [i, value] of values.entries()) {
      if (first.length === SHOWN && value <= first[SHOWN - 1].value) continue;
      const after = first.findIndex((other) => other.value < value);
      first.splice(after < 0 ? first.length : after, 0, { choice: choices[i], value });
      first.splice(SHOWN);
    }
    return first.map(({ choice }) => choice);
  }

  /** `boxOf(choice)` makes the box of a choice, which is asked for when it is first shown. */
  return function finder(label, choices, boxOf) {
    const field = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const holder = element("label", { class: "sg-finder" }, element("span", {}, label), field);
    const list = element("div", { class: "sg-finder-list" });
    const rest = element("p", { class: "sg-finder-rest" });
    const boxes = new Map();
    const fits = matcher();
    let isLater = false;
    let chosen = [];
    /** @type {Counts} */
    let counts = new Map();

    function box(choice) {
      if (!boxes.has(choice)) boxes.set(choice, boxOf(choice));
      return boxes.get(choice);
    }

    /** Those with most papers in the view come first, then those with most of all. */
    function show() {
      const found = choices.filter(fits(field.value));
      const papers = Uint32Array.from(found, ({ value }) => counts.get(value) ?? 0);
      const first = highest(found, papers);
      const others = choices.filter((one) => chosen.includes(one.value) && !first.includes(one));
      const focused = /** @type {HTMLElement?} */ (document.activeElement);
      list.replaceChildren(...[...first, ...others].map(box));
      if (focused && list.contains(focused)) focused.focus();
      const left = papers.subarray(SHOWN).filter((count) => count > 0).length;
      rest.textContent = left > 0 ? `and ${left.toLocaleString("en")} more` : "";
      if (found.length === 0) rest.textContent = "Nobody with two papers or more is found";
    }

    /** Show once the papers are painted, what was counted last. */
    function showLater() {
      if (isLater) return;
      isLater = true;
      requestAnimationFrame(() =>
        setTimeout(() => {
          isLater = false;
          show();
        }),
      );
    }

    field.addEventListener("input", show);
    return {
      elements: [holder, list, rest],
      update(value, found) {
        const isFirst = list.childElementCount === 0;
        chosen = value.chosen;
        counts = found;
        if (isFirst || choices.length <= MANY) show();
        else showLater();
      },
    };
  };
});
