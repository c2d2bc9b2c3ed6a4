/* Recall: what a reader had found when they followed a result. It is kept with the page in the
   browser's history, so that Back leads to it, also from disk. */

sitegen.define("recall", [], function () {
  "use strict";

  return {
    /** {query, selected} of the page as the reader left it, or null. */
    kept() {
      const { query, selected } = history.state?.search ?? {};
      return typeof query === "string" ? { query, selected: Number(selected) || 0 } : null;
    },

    keep: (query, selected) =>
      history.replaceState({ ...history.state, search: { query, selected } }, ""),

    forget() {
      if (history.state?.search) history.replaceState({ ...history.state, search: undefined }, "");
    },
  };
});
