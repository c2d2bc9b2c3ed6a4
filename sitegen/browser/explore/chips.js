/* Chips: what narrows the view at the moment, each to be taken back with one press. */

sitegen.define("chips", ["element", "address"], function (element, address) {
  "use strict";

  const { everything, yearText } = address;

  /** [label, what to change] of each filter in a view. */
  function filtersOf(view, { topicName, stateName }) {
    const without = (list, value) => list.filter((one) => one !== value);
    const years = yearText(view).replace("-", "–");
    const undated = { yes: "with papers without a date", no: "dated", only: "date not listed" };
    return [
      view.q && [`“${view.q}”`, { q: "" }],
      view.state && [stateName(view.state), { state: "" }],
      view.code && ["Has code", { code: false }],
      view.picked && ["Picked", { picked: false }],
      years && [years, { from: null, to: null }],
      view.undated && [undated[view.undated], { undated: "" }],
      ...view.topics.map((slug) => [topicName(slug), { topics: without(view.topics, slug) }]),
      ...view.dumps.map((name) => [name, { dumps: without(view.dumps, name) }]),
    ].filter(Boolean);
  }

  return function chips(names, change) {
    const holder = element("ul", { class: "sg-chips", "aria-label": "Filters in use" });

    /** Focus must not vanish with the chip that was pressed. */
    function keepFocus(index) {
      const buttons = holder.querySelectorAll("button");
      const next = buttons[Math.min(index, buttons.length - 1)];
      (next ?? document.querySelector(".sg-explore-search input")).focus();
    }

    function chip(label, part, index) {
      const cross = element("span", { "aria-hidden": "true" }, "×");
      const button = element(
        "button",
        { type: "button", "aria-label": `Remove ${label}` },
        label,
        cross,
      );
      button.addEventListener("click", () => {
        change(() => part);
        keepFocus(index);
      });
      return element("li", {}, button);
    }

    function clearAll(view) {
      const button = element("button", { type: "button", class: "sg-clear" }, "Clear all");
      button.addEventListener("click", () => {
        change(() => ({ ...everything, sort: view.sort }));
        keepFocus(0);
      });
      return element("li", {}, button);
    }

    function update(view) {
      const filters = filtersOf(view, names);
      const shown = filters.map(([label, part], index) => chip(label, part, index));
      holder.replaceChildren(...shown, ...(filters.length > 1 ? [clearAll(view)] : []));
      holder.hidden = filters.length === 0;
    }

    return { holder, update };
  };
});
