/* Dialogs: what the reader does with the papers: export references, learn the keys. */

sitegen.define(
  "dialogs",
  ["shelf", "selection_export", "keys"],
  function (shelf, newExport, newKeys) {
    "use strict";

    /** What opens each dialog; `results` are the rows. */
    return function dialogs(papers, store, results) {
      const byId = new Map(papers.map((paper) => [paper.id, paper]));
      const shown = () => store.state().found;

      function papersIn(ids) {
        return [...ids].flatMap((id) => byId.get(id) ?? []).sort((a, b) => a.age - b.age);
      }

      const exporting = newExport(() => [
        { value: "selected", label: "Selected", papers: papersIn(store.selected) },
        { value: "shown", label: "Shown", papers: shown() },
        { value: "listed", label: "My list", papers: papersIn(shelf.listed()) },
      ]);
      return { exporting, help: newKeys(results) };
    };
  },
);
