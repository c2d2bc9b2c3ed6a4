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

  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  /** The index of the row to go to, of so many; before the first one is the heading, -1. */
  function stepped(index, key, count) {
    return Math.max(-1, Math.min(index + (STEPS[key] ?? 0), count - 1));
  }

  /** Arrows go from row to row, so that those without a digit need no finger. */
  function walk(event, heading, rows) {
    if (!STEPS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = rows.map((one) => /** @type {HTMLElement} */ (one.firstChild));
    const index = buttons.findIndex((one) => one === document.activeElement);
    event.preventDefault();
    (buttons[stepped(index, event.key, buttons.length)] ?? heading).focus();
  }

  /** `actions`: `confirm(event)` them all, or `open(key)` one. */
  function batch(items, label, { confirm, open }) {
    const many = counted(items.length, "new paper");
    const all = element(
      "button",
      { type: "button", class: "sg-desk-act", "data-main": true, "aria-keyshortcuts": "Enter" },
      element("span", {}, items.length === 1 ? "Confirm it" : `Confirm all ${items.length}`),
      element("kbd", {}, "Enter"),
    );
    all.addEventListener("click", confirm);
    const rows = items.map((item, i) => row(item, i, () => open(item.key)));
    const said = `${many}, filed with certainty`;
    const heading = element("h2", { id: "sg-desk-title", tabindex: -1 }, said);
    const made = element(
      "article",
      { class: "sg-desk-batch", "aria-labelledby": "sg-desk-title" },
      element("p", { class: "sg-desk-eyebrow" }, label),
      heading,
      element(
        "p",
        {},
        "Each where its phrases put it, and nothing contradicts. To look closer, open one: by its digit, or by ↓ and Enter.",
      ),
      element("ol", { class: "sg-desk-rows" }, ...rows),
      element("div", { class: "sg-desk-main" }, all),
    );
    made.addEventListener("keydown", (event) => walk(event, heading, rows));
    return made;
  }

  return { batch, stepped };
});
