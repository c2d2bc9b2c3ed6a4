/* Order: how the papers of a state stand: what the reader never moved comes first, the newest
   above; then the others, in the places they were given. */

sitegen.define("order", [], function () {
  "use strict";

  const newest = (a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0);
  const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

  /** The ids of papers {id, since, place}, in order; `place` is null for one that has none. */
  function sorted(papers) {
    const place = (paper) => paper.place ?? -1;
    return [...papers]
      .sort((a, b) => place(a) - place(b) || newest(a, b) || byId(a, b))
      .map(({ id }) => id);
  }

  /** The ids with one of them at another index, as near as there is one. */
  function moved(ids, id, index) {
    const others = ids.filter((one) => one !== id);
    const target = Math.max(0, Math.min(index, others.length));
    return others.toSpliced(target, 0, id);
  }

  return { sorted, moved };
});
