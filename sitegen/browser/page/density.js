/* Density: how close the rows of papers stand, in every list and from visit to visit.

   The choice stands at the page's root, where `palette.js` puts it before anything is painted. */

sitegen.define("density", ["storage"], function (storage) {
  "use strict";

  const NAME = "density";

  const listeners = [];
  const page = document.documentElement;

  const current = () => page.dataset.density ?? "comfortable";

  /** @param {ParentNode} within */
  function refresh(within = document) {
    for (const button of within.querySelectorAll("[data-density-choice]")) {
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

  /** The page's buttons, for a list that comes with the script. */
  function control() {
    const kept = /** @type {HTMLTemplateElement} */ (document.getElementById("sg-density"));
    refresh(kept.content);
    return kept.content;
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
