/* Nearest: the words of the list that look most like one that it does not have.

   Misspellings by a letter or two are corrected before (see expansion.js). What is left is offered
   to the reader, not assumed: so the likeness is a looser one, of pairs of letters. */

sitegen.define("nearest", [], function () {
  "use strict";

  const MOST = 3;
  const LEAST = 0.5; // of the pairs that two words have together, those that are the same
  const READABLE = /^\p{L}{3,24}$/u;

  /** Each two neighboring letters, the first also alone. @param {string} word */
  function pairsOf(word) {
    const letters = [" ", ...word];
    return new Set(letters.slice(1).map((letter, i) => letters[i] + letter));
  }

  function likeness(pairs, others) {
    const shared = [...pairs].filter((pair) => others.has(pair)).length;
    return (2 * shared) / (pairs.size + others.size);
  }

  /** Terms like `word` (a key), the likest first and of those the most frequent.
      @param {string} word @param {(term: string) => boolean} isWanted */
  return function nearest(word, lexicon, isWanted) {
    const pairs = pairsOf(word);
    return lexicon
      .terms()
      .filter((term) => Math.abs(term.length - word.length) <= word.length / 2)
      .filter((term) => READABLE.test(term) && isWanted(term))
      .map((term) => ({ term, likeness: likeness(pairs, pairsOf(term)) }))
      .filter((one) => one.likeness >= LEAST)
      .sort(
        (a, b) => b.likeness - a.likeness || lexicon.frequency(b.term) - lexicon.frequency(a.term),
      )
      .slice(0, MOST)
      .map(({ term }) => term);
  };
});
