/* Desk batch: new papers that are certain, confirmed at once. */

sitegen.define("desk_batch", ["element", "counted"], function (element, counted) {
  "use strict";

  const DIGITS = 9;

  function row({ title, topic }, index, press) {
    const digit = index < DIGITS ? index + 1 : null;
    const button = element(
      "button",
      { type: "button", "aria-keyshortcuts": digit },
      element("kbd", {}, digit ?? ""),
      element("span", { class: "sg-desk-name" }, title),
      element("b", {}, topic || "Unsorted"),
    );
    button.addEventListener("click", press);
    return element("li", {}, button);
  }

  /** `actions`: `confirm(event)` them all, or `open(key)` one. */
  return function batch(items, label, { confirm, open }) {
    const many = counted(items.length, "new paper");
    const all = element(
      "button",
      { type: "button", class: "sg-desk-act", "data-main": true, "aria-keyshortcuts": "Enter" },
      element("span", {}, items.length === 1 ? "Confirm it" : `Confirm all ${items.length}`),
      element("kbd", {}, "Enter"),
    );
    all.addEventListener("click", confirm);
    const rows = items.map((item, i) => row(item, i, () => open(item.key)));
    return element(
      "article",
      { class: "sg-desk-batch", "aria-labelledby": "sg-desk-title" },
      element("p", { class: "sg-desk-eyebrow" }, label),
      element("h2", { id: "sg-desk-title", tabindex: -1 }, `${many}, filed with certainty`),
      element(
        "p",
        {},
        "Each where its phrases put it, and nothing contradicts. Open one to look closer.",
      ),
      element("ol", { class: "sg-desk-rows" }, ...rows),
      element("div", { class: "sg-desk-main" }, all),
    );
  };
});
