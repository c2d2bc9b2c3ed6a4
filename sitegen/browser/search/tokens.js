/* Tokens: what counts as a word. The same as sitegen/search/tokens.py, from the same tables. */

sitegen.define("tokens", [], function () {
  "use strict";

  const MARKS = /[\u0300-\u036f]/g;
  const WORD = /[\p{L}\p{N}]+/gu;
  const JOINED = /[\p{L}\p{N}]+(?:(?:[-‐–'’.]|[_^$\\{}]{1,3})[\p{L}\p{N}]+)*/gu;

  return function tokenizer({ stopWords, endings, spellings }) {
    const isStopWord = new Set(stopWords);
    const spelt = new RegExp(`[${Object.keys(spellings).join("")}]`, "gu");

    function fold(text) {
      const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
      return plain.replace(MARKS, "").replace(spelt, (letter) => spellings[letter]);
    }

    /** {words, compounds: [[first, end, joined]]} of a text; see the Python half. */
    function tokenize(text) {
      const joined = (fold(text).match(JOINED) || []).map((match) => match.match(WORD));
      const telling = joined.map((parts) =>
        parts.filter((word, i) => !isStopWord.has(word) && !(i > 0 && endings.includes(word))),
      );
      const keepsAll = telling.every((parts) => parts.length === 0);
      const words = [];
      const compounds = [];
      for (const [i, parts] of joined.entries()) {
        const first = words.length;
        words.push(...(keepsAll ? parts : telling[i]));
        if (parts.length > 1) compounds.push([first, words.length, parts.join("")]);
      }
      return { words, compounds };
    }

    /** All words of a text with hyphens between them, as an address would spell it. */
    function slug(text) {
      return (fold(text).match(WORD) || []).join("-");
    }

    return { fold, tokenize, slug, JOINED };
  };
});
