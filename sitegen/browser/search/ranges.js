/* Ranges: sorted texts, written as what each adds to the one before, and cut up into ranges. */

sitegen.define("ranges", [], function () {
  "use strict";

  const LAST = "\uffff"; // after all that a text may go on with

  /** What `front_coded` in sitegen/search/packing.py was given. @param {string} text */
  function frontDecoded(text) {
    const terms = [];
    let previous = "";
    for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
      previous = previous.slice(0, shared.charCodeAt(0) - 65) + rest;
      terms.push(previous);
    }
    return terms;
  }

  /** How many of the sorted `terms` come before `term`. */
  function before(terms, term) {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many of the sorted `terms` come before what goes on after `beginning`. */
  function beforeEnd(terms, beginning) {
    return before(terms, beginning + LAST);
  }

  /** Of ranges that begin with the terms `firsts`, the one that `term` is in. */
  function rangeOf(firsts, term) {
    const number = before(firsts, term);
    return firsts[number] === term ? number : Math.max(number - 1, 0);
  }

  /** Of such ranges, those that hold terms with this beginning. */
  function rangesOf(firsts, beginning) {
    const first = rangeOf(firsts, beginning);
    const last = rangeOf(firsts, beginning + LAST);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  }

  return { frontDecoded, before, beforeEnd, rangeOf, rangesOf };
});
