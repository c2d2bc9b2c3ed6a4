/* Standing: a term as a text writes it. A term is what all writings of a word share, so it may be
   no word itself, as `attentionbased` is of "attention-based". */

sitegen.define("standing", [], function () {
  "use strict";

  /** The first of the text's words that has this term, or those it joins; null without one.
      @param {string} text @param {string} term @returns {string | null} */
  return function standing(text, term, { key, runs }) {
    for (const run of runs(text)) {
      const single = run.find(({ word }) => key(word) === term);
      if (single) return single.word;
      const last = run[run.length - 1];
      const joined = run.map(({ word }) => key(word)).join("");
      if (joined === term) return text.slice(run[0].start, last.start + last.word.length);
    }
    return null;
  };
});
