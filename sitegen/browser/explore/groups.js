/* Groups: neighbors in a list that are alike in what the list is sorted by. */

sitegen.define("groups", [], function () {
  "use strict";

  const UNDATED = "Year not listed";

  /** What papers are grouped by, a number, for the orders in which neighbors are alike; and how it
      reads. */
  function kindsOf(topics) {
    return {
      date: {
        keyOf: ({ date }) => Math.floor(date / 10_000),
        labelOf: (year) => (year > 0 ? String(year) : UNDATED),
      },
      topic: { keyOf: ({ topic }) => topic, labelOf: (topic) => topics[topic].label },
    };
  }

  /** {label, papers} of each group, in the papers' order; one without a label where there is no
      more to say.  `topics` are the choices of that facet. */
  return function groups(papers, sort, topics) {
    const kind = kindsOf(topics)[sort];
    if (!kind) return [{ label: "", papers }];
    /** @type {{ label: string, papers: Paper[] }[]} */
    const found = [];
    let last;
    for (const paper of papers) {
      const key = kind.keyOf(paper);
      if (key !== last) found.push({ label: kind.labelOf(key), papers: [] });
      last = key;
      found[found.length - 1].papers.push(paper);
    }
    return found.length > 1 ? found : [{ label: "", papers }];
  };
});
