/* Tokens: the terms of a text or a query. The same as sitegen/search/tokens.py. */

sitegen.define("tokens", ["words"], function (words) {
  "use strict";

  return function tokenizer({ rules }) {
    const reading = words(rules);
    const { key, plain, runs } = reading;
    const stopWords = new Set(runs(rules.stopWords).map(([{ word }]) => key(word)));

    /** {words, written, compounds: [[first, end, joined]]} of a text; see the Python half.
        `written` are the words as the text has them. @param {string} text */
    function tokenize(text) {
      const read = runs(plain(text)).map((run) => run.map(({ word }) => [word, key(word)]));
      const significant = read.map((run) => run.filter(([, term]) => !stopWords.has(term)));
      const keepsAll = significant.every((run) => run.length === 0);
      const kept = [];
      const joined = [];
      for (const [i, run] of read.entries()) {
        const first = kept.length;
        kept.push(...(keepsAll ? run : significant[i]));
        if (run.length > 1) joined.push([first, kept.length, run.map(([, term]) => term).join("")]);
      }
      return {
        words: kept.map(([, term]) => term),
        written: kept.map(([word]) => word),
        compounds: joined,
      };
    }

    return { ...reading, tokenize };
  };
});
