/* Views: what the page of all papers consists of, each part showing the store's state. */

sitegen.define(
  "views",
  ["element", "trail", "query", "controls", "chips", "notes", "results", "toolbar", "dialogs"],
  function (
    element,
    trail,
    newQuery,
    newControls,
    newChips,
    newNotes,
    newResults,
    newToolbar,
    dialogs,
  ) {
    "use strict";

    const wide = window.matchMedia("(min-width: 60em)");

    /** Open beside the list, folded above it. */
    function folding(form) {
      const summary = element("summary", {}, "Filters");
      const details = element("details", { class: "sg-filters" }, summary, form);
      const fold = () => (details.open = wide.matches);
      wide.addEventListener("change", fold);
      fold();
      return details;
    }

    /** `change(part, how)` alters the view. `elements` are what to put in place; `restart()`
        follows a reader who went back. */
    return function views(data, papers, store, change) {
      const query = newQuery(change);
      const controls = newControls({ papers, choices: data.choices }, change);
      const chips = newChips(data.choices, change);
      const notes = newNotes(change);
      const results = newResults(data, {
        isSelected: (id) => store.selected.has(id),
        select: store.select,
        open: trail.leave,
      });
      const toolbar = newToolbar(change, dialogs(papers, store));
      for (const { update } of [results, controls, chips, notes, toolbar, query]) {
        store.onChange(update);
      }

      const main = element(
        "div",
        { class: "sg-results" },
        toolbar.holder,
        chips.holder,
        notes.holder,
        results.holder,
      );
      return {
        elements: [query.holder, folding(controls.form), main],
        restart: () => query.show(store.view().q),
      };
    };
  },
);
