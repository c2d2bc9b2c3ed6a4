/* Matched: what of a paper a query meant, wherever the paper is shown: words of its title, a
   passage of its text, people among its authors. */

sitegen.define("matched", ["excerpt", "authors", "operators"], function (excerpt, authors, parse) {
  "use strict";

  /** `terms` are those of the index that the query's words may mean. */
  return function matched(query, terms, tokenizer) {
    const { key, plain, runs } = tokenizer;
    const meant = new Set(terms);
    const initialed = terms.filter((term) => term.includes(" "));
    const asked = [
      ...initialed.map((text) => ({ text, unfinished: false })),
      ...parse(query).asked.flatMap(({ kind, isWanted, text = "", unfinished = false }) =>
        kind === "author" && isWanted ? [{ text, unfinished }] : [],
      ),
    ].map((name) => authors.test(name, tokenizer));

    function isMeant(name) {
      const words = runs(plain(name))
        .flat()
        .map(({ word }) => key(word));
      return asked.some((test) => test(words.join(" "))) || words.some((word) => meant.has(word));
    }

    const marked = (text) => excerpt.marked(text, meant, tokenizer);
    const isIn = (text) => excerpt.isIn(text, meant, tokenizer);

    return {
      /** A text with marks. */
      marked,

      /** What to show of a paper, with marks: what it found, but the line of its text that has most
          of the words where they are in neither its title nor that. */
      said(title, { finding, text }) {
        const isPassage = !isIn(title) && !isIn(finding) && isIn(text);
        return marked(finding && !isPassage ? finding : excerpt.line(text, meant, tokenizer));
      },

      /** Those of the names that were meant. @param {string[]} names */
      people: (names) => names.filter(isMeant),
    };
  };
});
