/* Filter: which papers a view shows, and how many each further choice would show.

   A facet's counts leave its own choice aside: they say what choosing otherwise would give.  So
   each paper is judged once, and what it fails at is a set of bits, one a facet. */

sitegen.define("filter", [], function () {
  "use strict";

  const TOPICS = 1;
  const YEARS = 2;
  const CODE = 4;
  const PICKED = 8;
  const DUMPS = 16;
  const STATE = 32;

  /** The states a paper is in, as a view names them. `known` is the generation known before. */
  function statesOf(paper, { saved, read, note }, known) {
    return [
      saved && "saved",
      saved && !read && "to-read",
      read ? "read" : "unread",
      note !== "" && "noted",
      paper.since > known && "new",
    ].filter(Boolean);
  }

  /** Whether papers without a year are left in. */
  function withUndated({ undated, from, to }) {
    return undated || (from === null && to === null ? "yes" : "no");
  }

  function yearTest(view) {
    const { from, to } = view;
    const undated = withUndated(view);
    return ({ year }) => {
      if (year === 0) return undated !== "no";
      return undated !== "only" && year >= (from ?? 0) && year <= (to ?? Infinity);
    };
  }

  function someOrAll(wanted, match) {
    if (wanted.length === 0) return () => true;
    if (match === "all") return (given) => wanted.every((one) => given.includes(one));
    return (given) => wanted.some((one) => given.includes(one));
  }

  function failures(view) {
    const inTopics = someOrAll(view.topicNumbers, view.match);
    const inYears = yearTest(view);
    const inDumps = someOrAll(view.dumpNumbers, "any");
    return (paper, states) =>
      (inTopics(paper.topics) ? 0 : TOPICS) |
      (inYears(paper) ? 0 : YEARS) |
      (view.code && !paper.hasCode ? CODE : 0) |
      (view.picked && !paper.pick ? PICKED : 0) |
      (inDumps(paper.dumps) ? 0 : DUMPS) |
      (view.state && !states.includes(view.state) ? STATE : 0);
  }

  function count(counts, keys) {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  const orders = {
    date: () => (a, b) => a.age - b.age,
    title: () => (a, b) => a.number - b.number,
    comments: () => (a, b) => (b.comments ?? -1) - (a.comments ?? -1) || a.age - b.age,
    relevance: (scores) => (a, b) =>
      scores.get(b.document) - scores.get(a.document) || a.age - b.age,
  };

  /** How a view is sorted: as it says, else by relevance if there are words to go by. */
  function sortOf(view, scores) {
    if (view.sort && (view.sort !== "relevance" || scores)) return view.sort;
    return scores ? "relevance" : "date";
  }

  /**
   * {found, counts, sort}: the papers shown, in order, and a Map of counts by facet.
   * `scores` is a Map by number in the search index of the papers that match the words, or null without words.
   */
  function filter(papers, view, scores, stateOf) {
    const counts = {
      topics: new Map(),
      years: new Map(),
      code: new Map(),
      picked: new Map(),
      dumps: new Map(),
      states: new Map(),
    };
    const failed = failures(view);
    const topicsAside = view.match === "all" ? 0 : TOPICS;
    const found = [];
    for (const paper of papers) {
      if (scores && !scores.has(paper.document)) continue;
      const states = stateOf(paper);
      const fails = failed(paper, states);
      const passes = (aside) => (fails & ~aside) === 0;
      if (fails === 0) found.push(paper);
      if (passes(topicsAside)) count(counts.topics, paper.topics);
      if (passes(YEARS)) count(counts.years, [paper.year]);
      if (passes(CODE) && paper.hasCode) count(counts.code, [true]);
      if (passes(PICKED) && paper.pick) count(counts.picked, [true]);
      if (passes(DUMPS)) count(counts.dumps, paper.dumps);
      if (passes(STATE)) count(counts.states, states);
    }
    const sort = sortOf(view, scores);
    return { found: found.sort(orders[sort](scores)), counts, sort };
  }

  return { filter, statesOf, withUndated };
});
