/* Authors: whose papers a query asks for, with `author:smith` or `author:"jane doe"`.

   The names of each document come with the first query that asks for some. They are terms, as
   sitegen/search/index.py has them, so that accents, case and hyphens make no difference. */

sitegen.define("authors", [], function () {
  "use strict";

  const LETTER = /[\p{L}\p{N}]/u; // a name without one is yet to be written
  const ASKED = /(?<!\S)author:\s*(?:["“„]([^"”“]*)["”“]?|(\S*))/giu;

  /** {words, names} of a query: the words that are left, and each name that is asked for. The last
      name is `unfinished` while it is being written. @param {string} query */
  function parse(query) {
    /** @type {{ text: string, unfinished: boolean }[]} */
    const names = [];
    const words = query.replace(ASKED, (whole, quoted, word, at) => {
      const isClosed = quoted !== undefined && /["”“]$/.test(whole.slice(1));
      const unfinished = at + whole.length === query.length && !isClosed;
      const text = quoted ?? word;
      if (LETTER.test(text)) names.push({ text, unfinished });
      return " ";
    });
    return { words, names };
  }

  /** Does a name have all of these words, each in a word of its own? An initial stands for any word
      that begins with it, and so does the last word while it is being written. */
  function fits(name, words, begun) {
    const left = name.split(" ");
    const take = (isMeant) => {
      const index = left.findIndex(isMeant);
      if (index >= 0) left.splice(index, 1);
      return index >= 0;
    };
    const isWhole = (word) => take((one) => one === word) || takeJoined(left, word);
    const isInitial = (word) => word.length === 1 && take((one) => one.startsWith(word));
    const isBegun = () => take((one) => begun.some((start) => one.startsWith(start)));
    return words
      .map((word, i) => ({ word, isLast: i === words.length - 1 }))
      .sort((a, b) => b.word.length - a.word.length)
      .every(({ word, isLast }) => isWhole(word) || isInitial(word) || (isLast && isBegun()));
  }

  /** Take two neighbors that are written as one: `saintemilion`. */
  function takeJoined(left, word) {
    const index = left.findIndex((one, i) => one + left[i + 1] === word);
    if (index >= 0) left.splice(index, 2);
    return index >= 0;
  }

  function read({ text, unfinished }, { plain, runs, key, beginnings }) {
    const written = runs(plain(text))
      .flat()
      .map(({ word }) => word);
    const begun = unfinished && written.length > 0 ? beginnings(written.slice(-1)[0]) : [];
    return { words: written.map(key), begun };
  }

  /** Whether a name that is asked for is meant by one in terms, as `ada bettong` is. */
  function test(asked, reading) {
    const { words, begun } = read(asked, reading);
    return (name) => words.length > 0 && fits(name, words, begun);
  }

  /** Finds documents by the names of their authors. `load(name)` promises a part of the data. */
  function finder({ documents, authorsPerPart }, load, reading) {
    async function all() {
      const parts = Math.ceil(documents / authorsPerPart);
      const names = Array.from({ length: parts }, (_, i) => load(`authors-${i}`));
      return (await Promise.all(names)).flat();
    }

    /** The numbers of the documents that have each of the names. */
    return async function withAuthors(asked) {
      const tests = asked.map((one) => test(one, reading));
      const numbers = [];
      for (const [number, names] of (await all()).entries()) {
        const people = names.split(";");
        if (tests.every((isMeant) => people.some(isMeant))) numbers.push(number);
      }
      return numbers;
    };
  }

  return { parse, test, finder };
});
