/* Words: what a text's words are, and which are one word.

   The same as sitegen/text/words.py, by the same rules, which arrive with the index. */

sitegen.define("words", [], function () {
  "use strict";

  const ACCENTS = /[\u0300-\u036f]/g;
  const LONE_GREEK = /(?<![α-ω])[α-ω](?![α-ω])/g;
  const NO_LETTERS = /\u141f/g; // a raised slash

  /** @typedef {[RegExp, string][]} Rules Patterns, and what replaces them. */

  /** @param {string} source @param {string} letters @param {string} flags */
  function pattern(source, letters, flags) {
    return new RegExp(source.replaceAll("[letters]", letters), flags);
  }

  /** @param {[string, string][]} rules @param {string} flags @returns {Rules} */
  function compiled(rules, flags) {
    return rules.map(([source, replacement]) => [new RegExp(source, flags), replacement]);
  }

  /** @param {string} text @param {Rules} rules */
  function replaced(text, rules) {
    return rules.reduce((found, [source, replacement]) => found.replace(source, replacement), text);
  }

  /** A reading by the rules of `word_rules.py`. */
  return function words(rules) {
    const letters = `[\\p{L}\\p{M}\\p{N}${Object.keys(rules.letters).join("")}]`;
    const invisible = pattern(rules.invisible, letters, "gu");
    const WORD = pattern(rules.word, letters, "gu");
    const joiner = new RegExp(`^(?:${rules.joiner})$`, "u");
    const apostrophe = new RegExp(rules.apostrophe, "gu");
    const capitalPlural = new RegExp(rules.capitalPlural, "u");
    const spelledOut = new RegExp(`[${Object.keys(rules.letters).join("")}]`, "gu");
    const marks = compiled(rules.marks, "gu");
    const spelling = compiled(rules.spelling, "gu");
    const exceptions = compiled(rules.exceptions, "gu");
    const number = compiled(rules.number, "u");
    const irregular = new Map(Object.entries(rules.irregular));
    /** @type {Map<string, string>} */
    const known = new Map();

    /** In small letters without accents, a lone Greek letter by its name. @param {string} text */
    function fold(text) {
      const bare = text.normalize("NFKD").replace(ACCENTS, "").toLowerCase().replace(ACCENTS, "");
      return bare
        .normalize("NFC")
        .replace(spelledOut, (letter) => rules.letters[letter])
        .replace(LONE_GREEK, (letter) => rules.greek[letter]);
    }

    /** In whole characters, as Python counts. @param {string} word */
    function isLong(word) {
      return word.length > rules.longest && [...word].length > rules.longest;
    }

    /** @param {string} word */
    function american(word) {
      const spelled = replaced(fold(word), marks).replaceAll(" ", "");
      return isLong(spelled) ? spelled : replaced(replaced(spelled, spelling), exceptions);
    }

    /** @param {string} word */
    function singular(word) {
      if (isLong(word)) return word;
      const rule = number.find(([source]) => source.test(word));
      return irregular.get(word) ?? (rule ? word.replace(...rule) : word);
    }

    /** What two writings of one word have in common. @param {string} word */
    function key(word) {
      const before = known.get(word);
      if (before !== undefined) return before;
      if (isLong(word)) return singular(american(word)); // a hostile "word" is not kept
      const plural = capitalPlural.exec(word);
      const read = plural ? american(plural[1]) : singular(american(word));
      known.set(word, read);
      return read;
    }

    /** What keys may begin with if a word begins so. @param {string} written */
    function beginnings(written) {
      const spelled = american(written);
      const found = [spelled];
      for (const ending of rules.endings) {
        const whole = key(spelled + ending);
        const begun = whole.endsWith(ending) ? whole.slice(0, -ending.length) : whole;
        if (!found.some((one) => begun.startsWith(one))) found.push(begun);
      }
      return found;
    }

    /** @param {string} text */
    function plain(text) {
      return text.normalize("NFKC").replace(NO_LETTERS, "/").replace(invisible, "");
    }

    /** The words of a text and where they start, those together that are written as one.
        @param {string} text */
    function runs(text) {
      /** @type {{word: string, start: number}[][]} */
      const found = [];
      let end = 0;
      for (const { 0: word, index: start } of text.matchAll(WORD)) {
        if (found.length > 0 && joiner.test(text.slice(end, start))) {
          found[found.length - 1].push({ word, start });
        } else {
          found.push([{ word, start }]);
        }
        end = start + word.length;
      }
      return found;
    }

    /** The words of a text in ASCII, as an address spells them. @param {string} text */
    function slug(text) {
      return (fold(text.replace(apostrophe, "")).match(/[a-z0-9]+/g) || []).join("-");
    }

    return { key, beginnings, plain, runs, slug };
  };
});
