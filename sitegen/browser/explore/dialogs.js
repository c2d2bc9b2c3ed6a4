/* Dialogs: what the reader does with the papers: export references, learn the keys. */

sitegen.define(
  "dialogs",
  ["shelf", "selection_export", "keys"],
  function (shelf, newExport, newKeys) {
    "use strict";

    /** What opens each dialog; `results` are the rows. */
    return function dialogs(list, store, results) {
      function papersIn(ids) {
        const known = [...ids].map((id) => ({ id, number: list.find(id) }));
        const here = known.filter(({ number }) => number >= 0);
        return here.sort((a, b) => list.paper(a.number).age - list.paper(b.number).age);
      }

      /** Their ids are in rows, of which some may not be there yet. */
      function shown() {
        const papers = store.state().found;
        return { value: "shown", label: "Shown", papers, load: () => list.ready(papers) };
      }

      const exporting = newExport(() => [
        { value: "selected", label: "Selected", papers: papersIn(store.selected) },
        shown(),
        { value: "listed", label: "My list", papers: papersIn(shelf.listed()) },
      ]);
      return { exporting, help: newKeys(results) };
    };
  },
);
