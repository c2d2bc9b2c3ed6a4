/* Filter: which papers a view shows, and how many each further choice would show.

   A facet's counts leave its own choice aside: they say what another choice would give.  So each
   paper is checked once, and what it fails is a set of bits, one per facet. */

sitegen.define("filter", ["facets"], function (facets) {
  "use strict";

  const orders = {
    date: () => (a, b) => a.age - b.age,
    title: () => (a, b) => a.number - b.number,
    topic: () => (a, b) => a.topic - b.topic || a.age - b.age,
    comments: () => (a, b) => (b.comments ?? -1) - (a.comments ?? -1) || a.age - b.age,
    relevance: (scores) => (a, b) =>
      scores.get(b.document) - scores.get(a.document) || a.age - b.age,
  };

  /** How a view is sorted: as it says, else by relevance if there are words to go by. */
  function sortOf(view, scores) {
    if (view.sort && (view.sort !== "relevance" || scores)) return view.sort;
    return scores ? "relevance" : "date";
  }

  /** A facet as a view asks for it; `aside` are the bits that its counts overlook. */
  function checkOf(facet, index, value) {
    const bit = 1 << index;
    return {
      bit,
      aside: facet.isCountedWithin?.(value) ? 0 : bit,
      keysOf: facet.keysOf,
      passes: facet.test(value),
      counts: new Map(),
    };
  }

  function count(counts, keys) {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  /** Whether a paper is shown; counts it for each facet that would show it. */
  function checkPaper(paper, checks, reader) {
    const keys = checks.map((each) => each.keysOf(paper, reader));
    const fails = checks.reduce(
      (bits, each, i) => (each.passes(keys[i]) ? bits : bits | each.bit),
      0,
    );
    checks.forEach((each, i) => {
      if ((fails & ~each.aside) === 0) count(each.counts, keys[i]);
    });
    return fails === 0;
  }

  /**
   * {found, counts, sort}: the papers shown, in order, and for each facet a Map of counts by key.
   * `scores` is a Map by number in the search index of the papers that match the words, or null
   * without words; `reader` is what the reader keeps: {get(id), known}.
   */
  return function filter(papers, view, scores, reader) {
    const checks = facets.all.map((facet, i) => checkOf(facet, i, view[facet.name]));
    const matching = scores ? papers.filter((paper) => scores.has(paper.document)) : papers;
    const found = matching.filter((paper) => checkPaper(paper, checks, reader));
    const counts = facets.all.map(({ name }, i) => [name, checks[i].counts]);
    const sort = sortOf(view, scores);
    return { found: found.sort(orders[sort](scores)), counts: Object.fromEntries(counts), sort };
  };
});
