/* Thesaurus: the words of general English that may stand for one of a query, as
   sitegen/search/thesaurus.txt has them. They are read when no paper has all words of a query: what
   has the words themselves comes before it. */

sitegen.define("thesaurus", ["expansion", "named", "ranges"], function (expansion, named, ranges) {
  "use strict";

  /** What lines of words of one meaning tell. @param {string} lines */
  function read(lines) {
    const groups = new Map();
    for (const line of lines.split("\n")) {
      const words = line.split(" ");
      for (const word of words) groups.set(word, [...(groups.get(word) ?? []), ...words]);
    }
    const sorted = [...groups.keys()].sort();

    /** The words of which this is a form. */
    function plain(word) {
      const start = expansion.beginning(word);
      return sorted
        .slice(ranges.before(sorted, start), ranges.beforeEnd(sorted, start))
        .filter((other) => expansion.isForm(word, other));
    }

    /** A form of a word has what the word has. */
    function similar(word) {
      const found = groups.get(word) ?? plain(word).flatMap((one) => groups.get(one));
      return found.filter((other) => other !== word);
    }

    return {
      has: (word) => groups.has(word),

      /** For each of some words those that may stand for it, or for what it gives with others:
          [first, end, joined]. */
      othersOf(words, joined) {
        const others = words.map((word) => new Set(similar(word)));
        for (const [first, end, term] of joined) {
          const some = similar(term);
          for (let i = first; i < end; i++) some.forEach((other) => others[i].add(other));
        }
        return others.map((some) => [...some]);
      },
    };
  }

  /** `load(name)` promises a part of the data. */
  return function thesaurus(load) {
    const parts = named(load);
    return () => parts.once("thesaurus", read);
  };
});
