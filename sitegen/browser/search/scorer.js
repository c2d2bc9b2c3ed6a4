/* Scorer: a lunr index that holds the terms asked for so far.

   lunr scores a document by the query's terms alone, so its structures are rebuilt term by
   term, when a query first needs one; scores equal those of the whole index. */

sitegen.define("scorer", ["lunr"], function (lunr) {
  "use strict";

  /** `lengths` may grow: they are needed of the documents that have a term in the field. */
  return function scorer(settings, lengths) {
    const { documents, totals } = settings;
    const { b, k1, titleBoost, authorsBoost } = settings.lunr;
    const entries = new Map();
    const fieldVectors = Object.create(null);
    const weighted = (name, boost) => ({
      boost,
      lengths: lengths[name],
      average: totals[name] / documents,
    });
    const fields = {
      title: weighted("title", titleBoost),
      text: weighted("text", 1),
      authors: weighted("authors", authorsBoost),
    };
    let terms = 0;

    /** lunr's own measure, which counts a document once for each field. */
    function idf({ documents: inTexts, titles: inTitles, authors: inNames }) {
      const found = inTexts.length + inTitles.length + inNames.length;
      return Math.log(1 + Math.abs((documents - found + 0.5) / (found + 0.5)));
    }

    function addField(name, number, count, weight, entry) {
      const { boost, lengths: counted, average: usual } = fields[name];
      const norm = k1 * (1 - b + b * (counted[number] / usual));
      const gain = (weight * (k1 + 1) * count * boost) / (norm + count);
      const reference = `${name}/${number}`;
      const vector = (fieldVectors[reference] ??= new lunr.Vector());
      vector.insert(entry._index, Math.round(gain * 1000) / 1000);
      entry[name][number] = {};
    }

    function add(posting) {
      const entry = { _index: terms++, title: {}, text: {}, authors: {} };
      const weight = idf(posting);
      posting.documents.forEach((n, i) => addField("text", n, posting.counts[i], weight, entry));
      posting.titles.forEach((n, i) =>
        addField("title", n, posting.positions[i].length, weight, entry),
      );
      posting.authors.forEach((n) => addField("authors", n, 1, weight, entry));
      entries.set(posting.term, entry);
    }

    function among(field, wanted) {
      const kept = {};
      for (const number of Object.keys(field)) if (wanted[number]) kept[number] = field[number];
      return kept;
    }

    /** lunr's results [{ref, score}] among the `wanted` documents; `boosts` is by posting. */
    function score(boosts, wanted) {
      if (boosts.size === 0) return []; // lunr answers an empty query with every document
      const invertedIndex = Object.create(null);
      for (const posting of boosts.keys()) {
        if (!entries.has(posting.term)) add(posting);
        const { _index, title, text, authors } = entries.get(posting.term);
        invertedIndex[posting.term] = {
          _index,
          title: among(title, wanted),
          text: among(text, wanted),
          authors: among(authors, wanted),
        };
      }
      const index = new lunr.Index({
        invertedIndex,
        fieldVectors,
        fields: Object.keys(fields),
        pipeline: new lunr.Pipeline(),
        // Every clause is a term of the index: there is nothing to expand.
        tokenSet: { intersect: (term) => term },
      });
      return index.query((query) => {
        for (const [{ term }, boost] of boosts) query.term(term, { boost, usePipeline: false });
      });
    }

    return { idf, score };
  };
});
