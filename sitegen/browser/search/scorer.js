/* Scorer: how much the terms of a query say of each document.

   The measure is BM25 over three fields as lunr takes it, and the sum is ours: lunr's own index
   answers from vectors of every term of every document, and these terms arrive as they are asked. */

sitegen.define("scorer", [], function () {
  "use strict";

  /** `lengths` may grow: they are needed of the documents that have a term in the field. */
  return function scorer(settings, lengths) {
    const { documents, totals } = settings;
    const { b, k1, titleBoost, authorsBoost } = settings.lunr;
    const boosts = { title: titleBoost, text: 1, authors: authorsBoost };

    /** lunr's own measure, which counts a document once for each field. */
    function idf({ documents: inTexts, titles: inTitles, authors: inNames }) {
      const found = inTexts.length + inTitles.length + inNames.length;
      return Math.log(1 + Math.abs((documents - found + 0.5) / (found + 0.5)));
    }

    /** Add to the scores what a term says of the documents that have it so often in the field. */
    function add(scores, name, numbers, countOf, weight) {
      const average = totals[name] / documents;
      numbers.forEach((number, i) => {
        const norm = k1 * (1 - b + b * (lengths[name][number] / average));
        const count = countOf(i);
        scores[number] += (weight * boosts[name] * (k1 + 1) * count) / (norm + count);
      });
    }

    /** The score of each document, by its number. `asked` are boosts by posting. */
    return {
      idf,
      score(asked) {
        const scores = new Float64Array(documents);
        const norm = Math.hypot(...asked.values());
        for (const [posting, boost] of asked) {
          const weight = (boost / norm) * idf(posting);
          add(scores, "text", posting.documents, (i) => posting.counts[i], weight);
          add(scores, "title", posting.titles, (i) => posting.positions[i].length, weight);
          add(scores, "authors", posting.authors, () => 1, weight);
        }
        return scores;
      },
    };
  };
});
