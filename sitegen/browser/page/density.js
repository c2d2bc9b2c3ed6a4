/* Density: how close the rows of papers stand, in every list and from visit to visit.

   The choice stands at the page's root, where `palette.js` puts it before anything is painted. */

sitegen.define("density", ["element", "storage"], function (element, storage) {
  "use strict";

  const NAME = "density";
  const CHOICES = { comfortable: "Comfortable", compact: "Compact" };

  const listeners = [];
  const page = document.documentElement;

  const current = () => page.dataset.density ?? "comfortable";

  function refresh() {
    for (const button of document.querySelectorAll("[data-density-choice]")) {
      const is = button.getAttribute("data-density-choice") === current();
      button.setAttribute("aria-pressed", String(is));
    }
  }

  function show(density) {
    if (density === current()) return;
    page.dataset.density = density;
    refresh();
    for (const listener of listeners) listener();
  }

  /** The two buttons, for a list that comes with the script. */
  function control() {
    const buttons = Object.entries(CHOICES).map(([choice, label]) => {
      const pressed = String(choice === current());
      const given = { type: "button", "data-density-choice": choice, "aria-pressed": pressed };
      return element("button", given, label);
    });
    return element("div", { class: "sg-density", role: "group", "aria-label": "Rows" }, ...buttons);
  }

  document.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-density-choice]");
    const choice = button?.getAttribute("data-density-choice");
    if (!choice) return;
    storage.write(NAME, choice);
    show(choice);
  });
  storage.onChange(NAME, () => show(storage.read(NAME) === "compact" ? "compact" : "comfortable"));
  refresh();

  return { control, onChange: (listener) => listeners.push(listener) };
});
