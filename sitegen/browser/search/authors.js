/* Authors: whose papers a query asks for, with `author:smith` or `author:"jane doe"`.

   Names are terms, as sitegen/search/index.py has them, so that accents, case and hyphens make no
   difference. They come in parts, each name in those of all its words (see
   sitegen/search/people.py), so a query reads the parts of the longest word of each name.  Where
   nobody is found, `mueller` asks for `Müller`. */

sitegen.define("authors", ["bits", "ranges", "named"], function (BitReader, ranges, named) {
  "use strict";

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
    return longestFirst(words).every(
      ({ word, isLast }) => isWhole(word) || isInitial(word) || (isLast && isBegun()),
    );
  }

  function longestFirst(words) {
    return words
      .map((word, i) => ({ word, isLast: i === words.length - 1 }))
      .sort((a, b) => b.word.length - a.word.length);
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

  const UMLAUT = /([aou])e/giu;

  /** The name without the letters that stand for the dots of an umlaut; null if there are none. */
  function withUmlauts(asked) {
    const text = asked.text.replace(UMLAUT, "$1");
    return text === asked.text ? null : { ...asked, text };
  }

  /** A name from its first word on. @param {string} turned */
  function unturned(turned) {
    const [rest, before] = turned.split(";");
    return before ? `${before} ${rest}` : rest;
  }

  /** Finds documents by the names of their authors. `load(name)` promises a part of the data. */
  function finder({ documents, years: [firstYear, years] }, load, rules) {
    const parts = named(load);

    function readYear(bits) {
      const place = bits.readTruncated(years + 1);
      return place === 0 ? 0 : firstYear + place - 1;
    }

    /** [{key, name, numbers, years}] */
    function readPart(part) {
      const bits = new BitReader(part.bits);
      return ranges.frontDecoded(part.names).map((turned) => {
        const numbers = bits.readIncreasing(bits.readGamma() + 1, 0, documents - 1);
        const dates = numbers.map(() => readYear(bits));
        const key = turned.replace(/[ ;]/g, "");
        return { key, name: unturned(turned), numbers, years: dates };
      });
    }

    /** The names that have a word with this beginning. */
    async function namesWith(beginning) {
      const bounds = await parts.once("authors", ranges.frontDecoded);
      const found = await parts.beginning("authors", bounds, beginning, readPart);
      return found.filter(({ key }) => key.startsWith(beginning));
    }

    /** {year, isWhole} of the documents that have the name, by their numbers: the year is 0 where
        it is not known, and the name has no other words if it `isWhole`. */
    async function having(asked) {
      const { words, begun } = read(asked, rules);
      const found = new Map();
      if (words.length === 0) return found;
      const [{ word, isLast }] = longestFirst(words);
      const beginnings = isLast ? [word, ...begun] : [word];
      const names = (await Promise.all(beginnings.map(namesWith))).flat();
      for (const { name, numbers, years: dates } of names.filter((one) =>
        fits(one.name, words, begun),
      )) {
        for (const [i, number] of numbers.entries()) {
          const isWhole = name.split(" ").length === words.length;
          found.set(number, {
            year: dates[i],
            isWhole: isWhole || found.get(number)?.isWhole === true,
          });
        }
      }
      return found;
    }

    /** As `having`, of the name as it is written, or else with umlauts. */
    async function meant(asked) {
      const found = await having(asked);
      const other = found.size === 0 && withUmlauts(asked);
      return other ? having(other) : found;
    }

    /** The documents that have each of the names, [{number, year, isWhole}]. */
    return async function withAuthors(asked) {
      const [first, ...others] = await Promise.all(asked.map(meant));
      return [...first]
        .filter(([number]) => others.every((found) => found.has(number)))
        .map(([number, one]) => ({ number, ...one }))
        .sort((a, b) => a.number - b.number);
    };
  }

  return { test, finder };
});
