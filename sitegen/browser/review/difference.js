/* Difference: what two texts do not share, word by word. */

sitegen.define("difference", ["bare"], function (bare) {
  "use strict";

  const MOST = 1200; // words of a text that are compared; the rest is shown as it is

  const wordsOf = (text) => text.match(/\s*\S+/g) ?? [];
  const keyOf = (word) => bare(word).replace(/^[\s\p{P}]+|[\p{P}]+$/gu, "");

  /** Lengths of the longest shared runs of words from each pair of places on. */
  function lengthsOf(ours, theirs) {
    const columns = theirs.length + 1;
    const lengths = new Uint16Array((ours.length + 1) * columns);
    for (let i = ours.length - 1; i >= 0; i--) {
      for (let j = theirs.length - 1; j >= 0; j--) {
        const at = i * columns + j;
        lengths[at] =
          ours[i] === theirs[j]
            ? lengths[at + columns + 1] + 1
            : Math.max(lengths[at + columns], lengths[at + 1]);
      }
    }
    return { at: (i, j) => lengths[i * columns + j] };
  }

  /** The places of words in each that the other does not have there. */
  function ownPlaces(ours, theirs) {
    const lengths = lengthsOf(ours, theirs);
    const places = [new Set(), new Set()];
    let [i, j] = [0, 0];
    while (i < ours.length || j < theirs.length) {
      if (i < ours.length && j < theirs.length && ours[i] === theirs[j]) [i, j] = [i + 1, j + 1];
      else if (
        j >= theirs.length ||
        (i < ours.length && lengths.at(i + 1, j) >= lengths.at(i, j + 1))
      ) {
        places[0].add(i++);
      } else places[1].add(j++);
    }
    return places;
  }

  /** Spaces are nobody's own. */
  function joined(words, keys, own) {
    const parts = [{ text: "", isOwn: false }];
    words.forEach((word, place) => {
      const isOwn = own.has(place) && keys[place] !== "";
      const last = parts[parts.length - 1];
      const spaces = isOwn && !last.isOwn ? word.length - word.trimStart().length : 0;
      last.text += word.slice(0, spaces);
      if (last.isOwn === isOwn) last.text += word.slice(spaces);
      else parts.push({ text: word.slice(spaces), isOwn });
    });
    return parts.filter(({ text }) => text !== "");
  }

  /** Both texts in parts, of which some are their own.  Capitals and signs are no difference. */
  return function difference(one, other) {
    const words = [one, other].map(wordsOf);
    const keys = words.map((all) => all.map(keyOf));
    const own = ownPlaces(keys[0].slice(0, MOST), keys[1].slice(0, MOST));
    return words.map((all, side) => joined(all, keys[side], own[side]));
  };
});
