/* Random values that are the same in every run. */

"use strict";

/** `random()` gives numbers from 0 up to 1. */
function seeded(seed) {
  let state = seed;
  return function random() {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

module.exports = { seeded };
