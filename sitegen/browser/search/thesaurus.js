/* Thesaurus: the words of general English that may stand for one of a query, as
   sitegen/search/thesaurus.txt has them. They are read when no paper has all words of a query: what
   has the words themselves comes before it. */

sitegen.define("thesaurus", ["expansion", "named", "ranges"], function (expansion, named, ranges) {
  "use strict";

  /** `has` tells whether a word is in it as such, and `similar` gives those that may stand for it:
      a form of a word, as `mimics`, has what the word has. @param {string} lines */
  function read(lines) {
    const groups = new Map();
    for (const line of lines.split("\n")) {
      const words = line.split(" ");
      for (const word of words) groups.set(word, [...(groups.get(word) ?? []), ...words]);
    }
    const words = [...groups.keys()].sort();

    /** The words of which this is a form. */
    function plain(word) {
      const start = expansion.beginning(word);
      return words
        .slice(ranges.before(words, start), ranges.beforeEnd(words, start))
        .filter((other) => expansion.isForm(word, other));
    }

    return {
      has: (word) => groups.has(word),
      similar(word) {
        const found = groups.get(word) ?? plain(word).flatMap((one) => groups.get(one));
        return [...new Set(found)].filter((other) => other !== word);
      },
    };
  }

  /** `load(name)` promises a part of the data. */
  return function thesaurus(load) {
    const parts = named(load);
    return () => parts.once("thesaurus", read);
  };
});
