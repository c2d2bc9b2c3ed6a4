/* Ranking: the documents that have the words of a query, by how much they say of them.

   score = BM25's × (share of the query's words that a document covers)^2.5 × (1 + title bonus) */

sitegen.define("ranking", ["titles"], function (titleBonuses) {
  "use strict";

  const MOST_WEIGHT = 0.6; // of that of a word which one document has
  const LEAST_SHARE = 0.4; // of what the best covers; less is not a result

  return function ranking(settings, lexicon, scorer) {
    const count = settings.documents;
    const heaviest = MOST_WEIGHT * Math.log(count + 1);

    function placeOfKind(number) {
      return settings.kinds.findIndex(([, end]) => number < end);
    }

    /** How significant a word is: as the word itself, or as the commonest it may mean; but no
        rare one so much that the others do not count. */
    function weigh(terms) {
      const surest = Math.max(...terms.map(({ level }) => level));
      return Math.min(
        heaviest,
        ...terms.filter(({ level }) => level === surest).map((t) => scorer.idf(t.posting)),
      );
    }

    /** Boosts by posting. A rarer term than the word itself must not gain by its rarity. */
    function boostsOf(words, weights) {
      const boosts = new Map();
      words.forEach((terms, i) => {
        for (const { posting, level } of terms) {
          const boost = level * Math.min(1, weights[i] / scorer.idf(posting));
          boosts.set(posting, Math.max(boost, boosts.get(posting) || 0));
        }
      });
      return boosts;
    }

    /** By document, the weighted share of the words that it has in any meaning. */
    function coverage(words, weights) {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const covered = new Float32Array(count);
      words.forEach((terms, i) => {
        const best = new Float32Array(count);
        for (const { posting, level } of terms) {
          const share = (weights[i] / total) * (0.5 + level / 2);
          for (const field of [posting.documents, posting.titles, posting.authors]) {
            for (const number of field) best[number] = Math.max(best[number], share);
          }
        }
        for (let number = 0; number < count; number++) covered[number] += best[number];
      });
      return covered;
    }

    /** How much a document of each kind must cover: a page that has all the words must not hide
        every paper. */
    function floors(covered) {
      let start = 0;
      return settings.kinds.map(([, end]) => {
        const best = covered.subarray(start, end).reduce((a, b) => Math.max(a, b), 0);
        start = end;
        return LEAST_SHARE * best;
      });
    }

    /** [{number, score}] of what has these words, [{posting, level}] of each; only those documents
        that `within` marks, if it is given. `named` is what they gain by their people. */
    return function rank(words, within, named) {
      const weights = words.map(weigh);
      const covered = coverage(words, weights).map((share, number) =>
        within && !within[number] ? 0 : share,
      );
      const least = floors(covered);
      const bonuses = titleBonuses(words, lexicon.names);
      const scores = scorer.score(boostsOf(words, weights));
      const ranked = [];
      for (const [number, share] of covered.entries()) {
        if (share === 0 || share < least[placeOfKind(number)]) continue;
        const bonus = 1 + (bonuses.get(number) ?? 0) + (named.get(number) ?? 0);
        ranked.push({ number, score: scores[number] * share ** 2.5 * bonus });
      }
      return ranked.sort((a, b) => b.score - a.score || a.number - b.number);
    };
  };
});
