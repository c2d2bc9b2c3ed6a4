/* Titles: what a paper gains when the query reads like its title. */

sitegen.define("titles", [], function () {
  "use strict";

  const STARTS = 5;
  const NAME = 12;
  const PHRASE = 0.5;
  const ALL_WORDS = 1;
  const STEP = 2; // a compound stands for up to this many words

  /** For one word of a query: {at: positions, level} in each title that has it in any meaning. */
  function places(meanings) {
    const found = new Map();
    for (const { posting, level } of meanings) {
      posting.titles.forEach((number, i) => {
        const { at = [], level: before = 0 } = found.get(number) || {};
        found.set(number, { at: at.concat(posting.positions[i]), level: Math.max(level, before) });
      });
    }
    return found;
  }

  /** Where a run of the words from this position on ends; -1 if there is none. */
  function runEnd(from, positions) {
    let at = from;
    for (const next of positions.slice(1)) {
      const steps = next.filter((position) => position >= at && position <= at + STEP);
      if (steps.length === 0) return -1;
      at = steps.includes(at + 1) ? at + 1 : Math.min(...steps);
    }
    return at;
  }

  function bonusOf(positions, nameLength) {
    const [starts] = positions;
    let bonus = ALL_WORDS;
    if (starts.some((start) => runEnd(start, positions) >= 0)) bonus += PHRASE;
    const end = starts.includes(0) ? runEnd(0, positions) : -1;
    if (end >= 0) bonus += STARTS;
    if (end >= 0 && end + 1 === nameLength) bonus += NAME;
    return bonus;
  }

  /** A Map from document to bonus, for titles that hold every word; less for uncertain ones. */
  return function titleBonuses(words, names) {
    const found = words.map(places);
    const bonuses = new Map();
    for (const number of found.length > 0 ? found[0].keys() : []) {
      if (!found.every((titles) => titles.has(number))) continue;
      const here = found.map((titles) => titles.get(number));
      const surety = here.reduce((sum, { level }) => sum + level, 0) / here.length;
      bonuses.set(
        number,
        surety *
          bonusOf(
            here.map(({ at }) => at),
            names[number],
          ),
      );
    }
    return bonuses;
  };
});
