/* Matched: what of a paper a query meant, wherever the paper is shown: words of its title, a
   passage of its text, people among its authors. */

sitegen.define("matched", ["excerpt", "authors"], function (excerpt, authors) {
  "use strict";

  /** `terms` are those of the index that the query's words may mean. */
  return function matched(query, terms, tokenizer) {
    const { key, plain, runs } = tokenizer;
    const meant = new Set(terms);
    const initialed = terms.filter((term) => term.includes(" "));
    const asked = [
      ...initialed.map((text) => ({ text, unfinished: false })),
      ...authors.parse(query).names,
    ].map((name) => authors.test(name, tokenizer));

    function isMeant(name) {
      const words = runs(plain(name))
        .flat()
        .map(({ word }) => key(word));
      return asked.some((test) => test(words.join(" "))) || words.some((word) => meant.has(word));
    }

    return {
      /** A text with marks. */
      marked: (text) => excerpt.marked(text, meant, tokenizer),

      /** Whether a text has any of the words. */
      isIn: (text) => excerpt.isIn(text, meant, tokenizer),

      /** The line of a text that has most of the words, with marks. */
      passage: (text) => excerpt.marked(excerpt.line(text, meant, tokenizer), meant, tokenizer),

      /** Those of the names that were meant. @param {string[]} names */
      people: (names) => names.filter(isMeant),
    };
  };
});
