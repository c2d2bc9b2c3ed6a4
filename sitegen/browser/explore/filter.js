/* Filter: which papers a view shows, and how many each further choice would show.

   A facet's counts leave its own choice aside: they say what another choice would give.  So each
   paper is checked once, and what it fails is a set of bits, one per facet.  Papers are numbers
   here, and what is asked goes over their columns: a hundred thousand take some milliseconds.
   What is counted goes over the papers shown, and those that only the facet itself leaves out. */

sitegen.define("filter", ["facets"], function (facets) {
  "use strict";

  const EVERYTHING = 65535; // the bits of all facets

  /** How a view is sorted: as it says, else by relevance if there are words to go by. */
  function sortOf(view, scores) {
    if (view.sort && (view.sort !== "relevance" || scores)) return view.sort;
    return scores ? "relevance" : "date";
  }

  /** A facet as a view asks for it; `isWithin` says that its counts do not overlook it. */
  function checkOf(facet, index, value, list, reader) {
    const isWithin = facet.isCountedWithin?.(value) ?? false;
    const isAsked = facet.format(value).length > 0;
    const bound = facet.bind(value, list, reader);
    return { name: facet.name, bit: 1 << index, isWithin, isAsked, ...bound };
  }

  /** What each paper fails, by its number. */
  function failsOf({ count, columns }, checks, scores) {
    const fails = new Uint16Array(count);
    if (scores) columns.document.forEach((one, n) => (fails[n] = scores.has(one) ? 0 : EVERYTHING));
    for (const { bit, passes } of checks.filter(({ isAsked }) => isAsked)) {
      for (let n = 0; n < count; n += 1) if (!passes(n)) fails[n] |= bit;
    }
    return fails;
  }

  /** The numbers of the papers that fail just this. */
  function failing(fails, wanted) {
    const numbers = new Uint32Array(fails.length);
    let found = 0;
    for (let n = 0; n < fails.length; n += 1) if (fails[n] === wanted) numbers[found++] = n;
    return numbers.subarray(0, found);
  }

  /** The counts of a facet: of the papers that would be shown if it asked for nothing. */
  function countsOf({ bit, isWithin, isAsked, count, counts }, fails, shown) {
    count(shown);
    if (isAsked && !isWithin) count(failing(fails, bit));
    return counts();
  }

  /**
   * {found, counts, sort}: the numbers of the papers shown, in order, and for each facet its
   * counts by key.  `list` is that of `papers`.  `scores` is a Map by number in the search index of
   * the papers that match the words, or null without words; `reader` is what the reader keeps:
   * {get(id), ids(), known}.
   */
  return function filter(list, view, scores, reader) {
    const documents = list.columns.document;
    const all = facets.all.map((facet, i) => checkOf(facet, i, view[facet.name], list, reader));
    const sort = sortOf(view, scores);
    const fails = failsOf(list, all, scores);
    const order = list.order(sort === "relevance" ? "date" : sort);
    const found = [...order.filter((number) => fails[number] === 0)];
    const scoreOf = (number) => scores?.get(documents[number]) ?? 0;
    if (sort === "relevance") found.sort((a, b) => scoreOf(b) - scoreOf(a));
    const shown = failing(fails, 0);
    const counts = Object.fromEntries(
      all.map((check) => [check.name, countsOf(check, fails, shown)]),
    );
    return { found, counts, sort };
  };
});
