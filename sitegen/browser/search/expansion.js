/* Expansion: the terms of the index a word of the query may stand for, and how surely.

   The same word counts 1, a related form less.  A misspelling is looked for where nothing else is
   known; what is like a rare word counts besides it, and little, so that the rare word is found
   first and hides nothing.  British spelling and plurals need no expansion: the terms are keys, and
   so is the word. */

sitegen.define("expansion", ["stemmer"], function (stemmer) {
  "use strict";

  const LEVEL = {
    same: 1,
    stem: 0.8,
    joined: 0.6,
    split: 0.6,
    prefix: 0.5,
    near: [0, 0.5, 0.3, 0.2],
  };
  const LONG_ENOUGH = [4, 8, 10]; // letters, for one of them to be wrong, for two, for three
  const RARE = 3; // places at most
  const BESIDE_RARE = 0.4; // the level of what a rare word may stand for, too
  const STUB = 5; // letters of a word that may be the beginning of another
  const BESIDE_STUB = 0.25;
  const OTHER_FIRST_LETTER = 0.7;
  const CONSONANTS = /^[a-z][b-df-hj-np-tv-z]{3,}$/;
  const LEAST_LETTERS = 0.4; // of the consonants of a word, those that stand for it
  const MOST = 40; // terms a beginning may stand for: the most frequent ones
  const MOST_NEAR = 6;
  const LONGEST = 60; // letters of words written as one

  const stems = new Map();
  function stem(word) {
    if (!stems.has(word)) stems.set(word, stemmer(word));
    return stems.get(word);
  }

  /** The letters that every form of a word begins with. */
  function beginning(word) {
    return word.slice(0, Math.max(3, stem(word).length - 1));
  }

  /** Which of 32 classes of letters occur; distance d flips at most 2d of them. */
  const signatures = new Map();
  function signature(word) {
    let bits = signatures.get(word);
    if (bits === undefined) {
      bits = 0;
      for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
      signatures.set(word, bits);
    }
    return bits;
  }

  const signed = new WeakMap();
  /** The classes of letters of each of many terms. @param {string[]} terms @returns {Int32Array} */
  function signaturesOf(terms) {
    if (!signed.has(terms)) signed.set(terms, Int32Array.from(terms, signature));
    return signed.get(terms);
  }

  function ones(bits) {
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  /** Edits from `a` to `b`, or more than `most`; swapped neighbors are one edit. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let twoUp = [];
    let up = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let fewest = Math.min(up[j] + 1, row[j - 1] + 1, up[j - 1] + Number(a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          fewest = Math.min(fewest, twoUp[j - 2] + 1);
        }
        row.push(fewest);
        least = Math.min(least, fewest);
      }
      if (least > most) return most + 1;
      [twoUp, up] = [up, row];
    }
    return up[b.length];
  }

  /** How many letters of a word may be wrong. @param {string} word */
  function edits(word) {
    if (/^\d+$/.test(word)) return 0;
    return LONG_ENOUGH.filter((length) => word.length >= length).length;
  }

  /** Terms `allowed` edits away; for a word being typed, also those that begin like that.
      @param {string} word @param {string[]} terms @param {number} allowed
      @param {boolean} isBegun */
  function near(word, terms, allowed, isBegun) {
    if (allowed > edits(word)) return [];
    const level = LEVEL.near[allowed];
    const own = signature(word);
    const signs = signaturesOf(terms);
    const found = terms
      .filter((_, i) => ones(signs[i] ^ own) <= 2 * allowed)
      .filter((term) => distance(word, term, allowed) <= allowed)
      .map((term) => ({ term, level: term[0] === word[0] ? level : level * OTHER_FIRST_LETTER }));
    if (isBegun && word.length >= 5) found.push(...nearBeginnings(word, terms, allowed, level));
    return found.sort((a, b) => b.level - a.level).slice(0, MOST_NEAR);
  }

  /** Terms that would be near once the word being typed is finished. */
  function nearBeginnings(word, terms, allowed, level) {
    const unfinished = terms.filter((term) => term.length > word.length + allowed);
    return unfinished
      .filter((term) => {
        if (term[0] !== word[0]) return false;
        for (let length = word.length - 1; length <= word.length + 1; length++) {
          if (distance(word, term.slice(0, length), allowed) <= allowed) return true;
        }
        return false;
      })
      .map((term) => ({ term, level: level * LEVEL.prefix }));
  }

  /** The words that were written as one: those of `ChainOfThought`, or else two.
      @param {string} word @param {string[]} humps */
  function splits(word, humps, lexicon, key) {
    const split = (parts) => parts.map((term) => ({ term, level: LEVEL.split, isPart: true }));
    if (word.length > LONGEST) return [];
    if (humps.length > 1 && humps.every((hump) => lexicon.has(hump))) return split(humps);
    for (let cut = word.length - 3; cut >= 3; cut--) {
      const parts = [word.slice(0, cut), word.slice(cut)].map(key);
      if (parts.every((part) => lexicon.has(part))) return split(parts);
    }
    return [];
  }

  function isForm(word, term) {
    return term === word || stem(term) === stem(word);
  }

  function forms(word, lexicon) {
    const begun = lexicon.startingWith(beginning(word));
    return begun
      .filter((term) => isForm(word, term))
      .map((term) => ({ term, level: term === word ? LEVEL.same : LEVEL.stem }));
  }

  /** The commonest terms with one of these beginnings. @param {string[]} begun */
  function longer(begun, lexicon) {
    const terms = new Set(begun.flatMap((start) => lexicon.startingWith(start)));
    const counted = [...terms].map((term) => [lexicon.frequency(term), term]);
    counted.sort((a, b) => b[0] - a[0]);
    const atHand = counted.filter(([count]) => count > 0);
    return (atHand.length > 0 ? atHand : counted)
      .slice(0, MOST)
      .map(([, term]) => ({ term, level: LEVEL.prefix }));
  }

  /** Terms with their other forms, which count as much less as those of a word at hand do. */
  function withForms(found, lexicon) {
    const levels = new Map();
    for (const one of found) {
      for (const { term, level } of [...forms(one.term, lexicon), { term: one.term, level: 1 }]) {
        levels.set(term, Math.max(one.level * level, levels.get(term) ?? 0));
      }
    }
    return [...levels].map(([term, level]) => ({ term, level }));
  }

  /** Is every letter of a word among those of another, in the same order? */
  function isWithin(word, letters) {
    let at = 0;
    for (const letter of letters) if (letter === word[at]) at++;
    return at === word.length;
  }

  /** Terms that a word stands for by most of their consonants, as `mgmt` does for "management". */
  function spelledOut(word, lexicon) {
    if (!CONSONANTS.test(word)) return [];
    return lexicon
      .startingWith(word[0])
      .map((term) => ({ term, letters: term[0] + term.slice(1).replace(/[aeiou]/g, "") }))
      .filter(({ letters }) => word.length >= letters.length * LEAST_LETTERS)
      .filter(({ letters }) => isWithin(word, letters))
      .sort((a, b) => a.letters.length - b.letters.length)
      .slice(0, MOST_NEAR)
      .map(({ term }) => ({ term, level: LEVEL.prefix, isGuess: true }));
  }

  /** Terms that a word misspells, with their other forms. */
  function guesses(word, allowed, isOpen, lexicon) {
    const found = withForms(near(word, lexicon.terms(), allowed, isOpen), lexicon);
    return found.map((one) => ({ ...one, isGuess: true }));
  }

  /** What a word may be that is no term at hand, the likeliest reading that there is. */
  function repaired(word, { begun, humps, isOpen }, lexicon, key) {
    for (const repair of [
      () => (isOpen ? [] : longer(begun, lexicon)),
      () => spelledOut(word, lexicon),
      () => guesses(word, 1, isOpen, lexicon),
      () => splits(word, humps, lexicon, key),
      () => guesses(word, 2, isOpen, lexicon),
      () => guesses(word, 3, isOpen, lexicon),
    ]) {
      const some = repair();
      if (some.length > 0) return some;
    }
    return [];
  }

  /** What goes on from a rare word, or is a letter away from it; and what goes on from a short one,
      as people write the beginnings of words. */
  function beside(word, lexicon) {
    const places = lexicon.frequency(word);
    const isRare = places <= RARE;
    if (places === 0 || word.length < 3 || (!isRare && word.length > STUB)) return [];
    const like = [
      ...longer([word], lexicon),
      ...(isRare ? near(word, lexicon.terms(), 1, false) : []),
    ];
    return like.map(({ term }) => ({ term, level: isRare ? BESIDE_RARE : BESIDE_STUB }));
  }

  /** The terms at hand for one word: [{term, level}]; `begun` is what it may begin with, `humps`
      are the words that its capitals begin, and it `isOpen` while it is being written.  `isPart`
      marks the words that were written as one: all are meant, not any.  `isGuess` marks what it misspells, if it does.
      @param {string} word a key @param {{begun: string[], humps: string[], isOpen: boolean}} written
      @param {(word: string) => string} key */
  function expand(word, written, lexicon, key) {
    const { begun, isOpen } = written;
    const found = forms(word, lexicon);
    const add = (terms) => {
      const known = new Set(found.map(({ term }) => term));
      found.push(...terms.filter(({ term }) => !known.has(term)));
    };
    if (isOpen && (begun[0].length > 1 || found.length === 0)) add(longer(begun, lexicon));
    if (found.length === 0) return repaired(word, written, lexicon, key);
    add(beside(word, lexicon));
    return found;
  }

  return { expand, forms, isForm, beginning, edits, JOINED: LEVEL.joined };
});
