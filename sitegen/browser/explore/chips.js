/* Chips: what narrows the view at the moment, each removed with one press. */

sitegen.define("chips", ["element", "address", "facets"], function (element, address, facets) {
  "use strict";

  /** {label, part} of each filter in a view; `part` is what to change of the view without it. */
  function filtersOf(view, choices) {
    const words = view.q ? [{ label: `“${view.q}”`, part: { q: "" } }] : [];
    const inForm = facets.groups.flatMap((group) => group.facets);
    const asked = inForm.flatMap(({ name, chips }) =>
      chips(view[name], choices[name]).map(({ label, rest }) => ({
        label,
        part: { [name]: rest },
      })),
    );
    return [...words, ...asked];
  }

  return function chips(choices, change) {
    const holder = element("ul", { class: "sg-chips", "aria-label": "Filters in use" });

    /** Focus must not vanish with the chip that was pressed. */
    function keepFocus(index) {
      const buttons = holder.querySelectorAll("button");
      const next = buttons[Math.min(index, buttons.length - 1)];
      const search = /** @type {HTMLElement?} */ (
        document.querySelector(".sg-explore-search input")
      );
      (next ?? search)?.focus();
    }

    function chip({ label, part }, index) {
      const button = element(
        "button",
        { type: "button", "aria-label": `Remove ${label}` },
        label,
        element("span", { "aria-hidden": "true" }, "×"),
      );
      button.addEventListener("click", () => {
        change(() => part);
        keepFocus(index);
      });
      return element("li", {}, button);
    }

    function clearAll() {
      const button = element("button", { type: "button", class: "sg-clear" }, "Clear all");
      button.addEventListener("click", () => {
        change(({ sort }) => ({ ...address.everything(), sort }));
        keepFocus(0);
      });
      return element("li", {}, button);
    }

    function update({ view }) {
      const filters = filtersOf(view, choices);
      holder.replaceChildren(...filters.map(chip), ...(filters.length > 1 ? [clearAll()] : []));
      holder.hidden = filters.length === 0;
    }

    return { holder, update };
  };
});
