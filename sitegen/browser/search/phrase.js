/* Phrase: words that must stand beside each other, in any spelling. */

sitegen.define("phrase", [], function () {
  "use strict";

  function keysOf(text, { key, plain, runs }) {
    return runs(plain(text))
      .flat()
      .map(({ word }) => key(word));
  }

  /** The words of a text that follow each other give what the phrase does: so `pre-training` is in
      `pretraining`, but a word is in no longer one. */
  function isAt(words, start, joined) {
    let end = 0;
    for (let at = start; end < joined.length && at < words.length; at++) {
      if (!joined.startsWith(words[at], end)) return false;
      end += words[at].length;
    }
    return end === joined.length;
  }

  /** Whether a text has the phrase. */
  return function phrase(written, reading) {
    const joined = keysOf(written, reading).join("");
    return (text) => {
      const words = keysOf(text, reading);
      return words.some((_, start) => isAt(words, start, joined));
    };
  };
});
