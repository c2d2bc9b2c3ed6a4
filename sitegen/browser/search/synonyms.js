/* Synonyms: documents that call what a query means by another of its names, as the glossary has
   them: who asks for TTFT also finds "time to first token".

   The names are there from the start, the documents come with the first query that has a name. */

sitegen.define("synonyms", ["bits"], function (BitReader) {
  "use strict";

  const NOWHERE = { titles: [], positions: [], authors: [] };

  /** For each word of a query that tells something, its place among all of them.
      @param {string[]} all @param {string[]} words */
  function places(all, words) {
    const found = new Map();
    for (const [i, word] of all.entries()) if (word === words[found.size]) found.set(i, found.size);
    return found;
  }

  /** A function from a query's words to [{at, posting}]: which of them are a name, and the
      documents that have only other names of the same. */
  return function synonyms(settings, lexicon, load) {
    const terms = settings.synonyms.map(([whole, part]) => ({
      whole,
      part,
      names: whole.split(";"),
    }));
    const named = new Map(terms.flatMap((term) => term.names.map((name) => [name, term])));
    const longest = Math.max(0, ...[...named.keys()].map((name) => name.split(" ").length));

    async function documentsOf({ whole, part }) {
      const packed = await load(`synonyms-${part}`);
      const bits = new BitReader(packed[whole]);
      return bits.readIncreasing(bits.readGamma(), 0, settings.documents - 1);
    }

    function without(documents, words) {
      const having = words.map((word) => {
        const { documents: texts = [], titles = [] } = lexicon.posting(word) ?? {};
        return new Set([...texts, ...titles]);
      });
      return documents.filter((number) => !having.every((some) => some.has(number)));
    }

    /** The other names' words, to mark where they occur. */
    function marksOf(term, name) {
      const others = term.names.filter((other) => other !== name);
      return others.flatMap((other) => other.split(" ")).filter((word) => lexicon.has(word));
    }

    async function find(name, term, words) {
      const documents = without(await documentsOf(term), words);
      const counts = documents.map(() => 1);
      const marks = marksOf(term, name);
      // No word of the index, and no name of an author: those have no hyphen.
      return { ...NOWHERE, term: `=${name.replaceAll(" ", "-")}`, documents, counts, marks };
    }

    /** `all` are the keys of a query's words, `words` those that tell something.
        @param {string[]} all @param {string[]} words */
    return async function synonymsOf(all, words) {
      const found = [];
      const place = places(all, words);
      for (let start = 0; start < all.length; start++) {
        for (let end = start + 1; end <= Math.min(all.length, start + longest); end++) {
          const name = all.slice(start, end).join(" ");
          const at = [];
          for (let i = start; i < end; i++) if (place.has(i)) at.push(place.get(i));
          const term = named.get(name);
          if (!term || at.length === 0) continue;
          const posting = await find(
            name,
            term,
            at.map((i) => words[i]),
          );
          if (posting.documents.length > 0) found.push({ at, posting });
        }
      }
      return found;
    };
  };
});
