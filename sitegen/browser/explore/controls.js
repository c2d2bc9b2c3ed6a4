/* Controls: the form that narrows a view, each choice with what it would give. */

sitegen.define("controls", ["element", "facets", "finder"], function (element, facets, newFinder) {
  "use strict";

  /** What a facet's controls are made of. `change(edit)` alters the facet's value in the view;
      `updates` take what there is to show: that value, and counts by key. */
  function kitOf(change, updates) {
    /** A checkbox with a count. `isChosen(value)` says what it shows. */
    function check(label, { key, isChosen, choose }) {
      const box = element("input", { type: "checkbox" });
      const number = element("span", { class: "sg-count" });
      const text = element("span", {}, label);
      const holder = element("label", { class: "sg-choice" }, box, text, number);
      box.addEventListener("change", () => change((before) => choose(before, box.checked)));
      updates.push((value, counts) => {
        const count = counts.get(key) ?? 0;
        box.checked = isChosen(value);
        number.textContent = count.toLocaleString("en");
        holder.toggleAttribute("data-none", count === 0 && !box.checked);
      });
      return holder;
    }

    /** A menu of [value, label]. `keyOf(value)` is what an option is counted by, or null. */
    function menu(label, options, { chosen, choose, keyOf, isHidden }) {
      const lines = options.map(([value, text]) => element("option", { value }, text));
      const select = element("select", {}, ...lines);
      const holder = element(
        "label",
        { class: "sg-menu-choice" },
        element("span", {}, label),
        select,
      );
      select.addEventListener("change", () => change((before) => choose(before, select.value)));
      updates.push((value, counts) => {
        options.forEach(([given, text], i) => {
          const key = keyOf?.(given) ?? null;
          lines[i].textContent = key === null ? text : `${text} (${counts.get(key) ?? 0})`;
        });
        select.value = String(chosen(value));
        holder.hidden = isHidden?.(value) ?? false;
      });
      return holder;
    }

    /** A field to find some of many choices by; `boxOf(choice)` is made with this kit. */
    function finder(label, choices, boxOf) {
      /** @type {Counts} */
      let lastCounts = new Map();
      /** @type {any} */
      let lastValue;
      const { elements, update } = newFinder(label, choices, (choice) => {
        const box = boxOf(choice);
        updates.at(-1)(lastValue, lastCounts);
        return box;
      });
      updates.push((value, counts) => {
        [lastValue, lastCounts] = [value, counts];
        update(value, counts);
      });
      return elements;
    }

    const heading = (text, hue = null) =>
      element("p", { class: "sg-facet-group", "data-group": hue }, text);

    return { check, menu, finder, heading };
  }

  /** `list` is what there is to choose from; `change(part)` alters the view. */
  return function controls({ columns, choices }, change) {
    const updates = [];

    function controlsOf(facet) {
      const { name } = facet;
      const own = [];
      const kit = kitOf((edit) => change((view) => ({ [name]: edit(view[name]) })), own);
      updates.push(({ view, counts }) => {
        for (const update of own) update(view[name], counts[name]);
      });
      return facet.controls(kit, { columns, choices: choices[name] });
    }

    /** Nothing where a list has no choice. */
    function group({ legend, facets: those }) {
      const own = those.flatMap((facet) => controlsOf(facet));
      return own.length > 0 ? [element("fieldset", {}, element("legend", {}, legend), ...own)] : [];
    }

    const groups = facets.groups.flatMap(group);
    const form = element("form", { class: "sg-facets", "aria-label": "Filters" }, ...groups);
    form.addEventListener("submit", (event) => event.preventDefault());

    return {
      form,
      update(state) {
        for (const update of updates) update(state);
        form.toggleAttribute("data-none", state.found.length === 0);
      },
    };
  };
});
