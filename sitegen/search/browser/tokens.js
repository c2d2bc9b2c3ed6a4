/* Tokens: the terms of a text or a query. The same as sitegen/search/tokens.py. */

sitegen.define("tokens", ["words"], function (words) {
  "use strict";

  return function tokenizer({ rules }) {
    const reading = words(rules);
    const { key, compounds } = reading;
    const stopWords = new Set((rules.stopWords.match(reading.WORD) || []).map(key));

    /** {words, written, compounds: [[first, end, joined]]} of a text; see the Python half.
        `written` are the words as they stand in the text. @param {string} text */
    function tokenize(text) {
      const runs = compounds(text).map((run) => run.map((word) => ({ word, term: key(word) })));
      const telling = runs.map((run) => run.filter(({ term }) => !stopWords.has(term)));
      const keepsAll = telling.every((run) => run.length === 0);
      const kept = [];
      const joined = [];
      for (const [i, run] of runs.entries()) {
        const first = kept.length;
        kept.push(...(keepsAll ? run : telling[i]));
        const whole = run.map(({ term }) => term).join("");
        if (run.length > 1) joined.push([first, kept.length, whole]);
      }
      return {
        words: kept.map(({ term }) => term),
        written: kept.map(({ word }) => word),
        compounds: joined,
      };
    }

    return { ...reading, tokenize };
  };
});
