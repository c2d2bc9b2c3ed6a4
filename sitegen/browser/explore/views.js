/* Views: what the page of all papers consists of, each part showing the store's state. */

sitegen.define(
  "views",
  [
    "element",
    "trail",
    "query",
    "controls",
    "chips",
    "notes",
    "nothing",
    "results",
    "toolbar",
    "dialogs",
    "panel",
  ],
  function (
    element,
    trail,
    newQuery,
    newControls,
    newChips,
    newNotes,
    newNothing,
    newResults,
    newToolbar,
    dialogs,
    newPanel,
  ) {
    "use strict";

    /** `change(part, how)` alters the view. `elements` are what to put in place, `fit()` to be
        called then and when more rows are there; `restart()` follows a reader who went back, `focus(paper)` takes them to a
        paper; `isFiltering()` says whether filters stand before the papers. */
    return function views(list, store, change) {
      const query = newQuery(change);
      const controls = newControls(list, change);
      const chips = newChips(list.choices, change);
      const notes = newNotes(change);
      const nothing = newNothing(query.input, (words) => {
        query.show(words);
        query.input.focus();
        change(() => ({ q: words }));
      });
      const results = newResults(list, {
        isSelected: (id) => store.selected.has(id),
        select: store.select,
        open: trail.leave,
      });
      const toolbar = newToolbar(change, dialogs(list, store, results));
      const main = element(
        "div",
        { class: "sg-results", tabindex: -1 },
        toolbar.holder,
        chips.holder,
        notes.holder,
        nothing.holder,
        results.holder,
      );
      const skip = element("button", { type: "button", class: "sg-skip" }, "Skip to the papers");
      skip.addEventListener("click", () => {
        const [first] = results.shown();
        if (first) results.focus(first);
        else main.focus();
      });
      const panel = newPanel(controls.form, () => {
        main.focus({ preventScroll: true });
        main.scrollIntoView();
      });
      for (const { update } of [results, controls, chips, notes, nothing, toolbar, query, panel]) {
        store.onChange(update);
      }
      return {
        elements: [skip, query.holder, panel.holder, main],
        isFiltering: panel.isInFront,
        restart: () => query.show(store.view().q),
        fit: results.fit,
        focus: results.focus,
      };
    };
  },
);
