/* Filter: which papers a view shows, and how many each further choice would show.

   A facet's counts leave its own choice aside: they say what another choice would give.  So each
   paper is checked once, and what it fails is a set of bits, one per facet.  Papers are numbers
   here, and taken in the order in which they are shown: a hundred thousand are one pass. */

sitegen.define("filter", ["facets"], function (facets) {
  "use strict";

  /** How a view is sorted: as it says, else by relevance if there are words to go by. */
  function sortOf(view, scores) {
    if (view.sort && (view.sort !== "relevance" || scores)) return view.sort;
    return scores ? "relevance" : "date";
  }

  /** A facet as a view asks for it; `within` are the bits that its counts do not overlook. */
  function checkOf(facet, index, value, list, reader) {
    const bit = 1 << index;
    const within = facet.isCountedWithin?.(value) ? ~0 : ~bit;
    return { name: facet.name, bit, within, ...facet.bind(value, list, reader) };
  }

  /** Whether a paper is shown; counts it for each facet that would show it. */
  function checkPaper(number, checks) {
    let fails = 0;
    for (const check of checks) if (!check.passes(number)) fails |= check.bit;
    for (const check of checks) if ((fails & check.within) === 0) check.count(number);
    return fails === 0;
  }

  /**
   * {found, counts, sort}: the numbers of the papers shown, in order, and for each facet a Map of
   * counts by key.  `list` is that of `papers`.  `scores` is a Map by number in the search index of
   * the papers that match the words, or null without words; `reader` is what the reader keeps:
   * {get(id), ids(), known}.
   */
  return function filter(list, view, scores, reader) {
    const { document: documents } = list.columns;
    const all = facets.all.map((facet, i) => checkOf(facet, i, view[facet.name], list, reader));
    const sort = sortOf(view, scores);
    const found = [];
    for (const number of list.order(sort === "relevance" ? "date" : sort)) {
      if (scores && !scores.has(documents[number])) continue;
      if (checkPaper(number, all)) found.push(number);
    }
    const scoreOf = (number) => scores?.get(documents[number]) ?? 0;
    if (sort === "relevance") found.sort((a, b) => scoreOf(b) - scoreOf(a));
    const counts = Object.fromEntries(all.map((check) => [check.name, check.counts()]));
    return { found, counts, sort };
  };
});
