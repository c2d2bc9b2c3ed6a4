/* Dialogs: what the reader does with the papers: export references, keep their own list,
   learn the keys. */

sitegen.define(
  "dialogs",
  ["shelf", "selection_export", "mine", "keys"],
  function (shelf, newExport, newMine, newKeys) {
    "use strict";

    /** What opens each dialog; `showSaved()` shows the reader's own list, `results` are the rows. */
    return function dialogs(papers, store, showSaved, results) {
      const byId = new Map(papers.map((paper) => [paper.id, paper]));
      const shown = () => store.state().found;

      function papersIn(ids) {
        return [...ids].flatMap((id) => byId.get(id) ?? []).sort((a, b) => a.age - b.age);
      }

      const savedIds = () => shelf.ids().filter((id) => shelf.get(id).saved);
      const exporting = newExport(() => [
        { value: "selected", label: "Selected", papers: papersIn(store.selected) },
        { value: "shown", label: "Shown", papers: shown() },
        { value: "saved", label: "Saved", papers: papersIn(savedIds()) },
      ]);
      const list = document.title.split(" · ").pop() ?? "";
      const mine = newMine(list, { isHere: (id) => byId.has(id), show: showSaved });
      return { exporting, mine, help: newKeys(results) };
    };
  },
);
