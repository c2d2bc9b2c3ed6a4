/* Groups: neighbors in a list that are alike in what the list is sorted by. */

sitegen.define("groups", [], function () {
  "use strict";

  const UNDATED = "Year not listed";

  /** What papers are grouped by, for the orders in which neighbors are alike. */
  function labelsOf(topics) {
    return {
      date: ({ date }) => (date > 0 ? String(Math.floor(date / 10_000)) : UNDATED),
      topic: ({ topic }) => topics[topic].label,
    };
  }

  /** {label, papers} of each group, in the papers' order; one without a label where there is no
      more to say.  `topics` are the choices of that facet. */
  return function groups(papers, sort, topics) {
    const labelOf = labelsOf(topics)[sort] ?? (() => "");
    /** @type {{ label: string, papers: Paper[] }[]} */
    const found = [];
    for (const paper of papers) {
      const label = labelOf(paper);
      const last = found.at(-1);
      if (last && last.label === label) last.papers.push(paper);
      else found.push({ label, papers: [paper] });
    }
    return found.length > 1 ? found : [{ label: "", papers }];
  };
});
