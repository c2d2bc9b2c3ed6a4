/* Excerpt: which words of a text were meant, and the line of it that holds most of them. */

sitegen.define("excerpt", [], function () {
  "use strict";

  const LINE = 140; // characters; the page cuts what does not fit
  const LEAD = 24; // shown before the first word found

  /** Where the terms occur in a text, in any spelling: [{start, end, term}]. */
  function findTerms(text, terms, { key, runs }) {
    const found = [];
    for (const run of runs(text)) {
      const [last] = run.slice(-1);
      const whole = {
        start: run[0].start,
        end: last.start + last.word.length,
        term: run.map(({ word }) => key(word)).join(""),
      };
      const single = run.map(({ word, start }) => ({
        start,
        end: start + word.length,
        term: key(word),
      }));
      const meant = terms.has(whole.term) ? [whole] : single.filter(({ term }) => terms.has(term));
      found.push(...meant);
    }
    return found;
  }

  /** The start of the line with the most different terms; the earliest of equals. */
  function bestStart(found) {
    let best = { start: 0, different: 0 };
    found.forEach(({ start }, i) => {
      const within = found.slice(i).filter((other) => other.end <= start + LINE - LEAD);
      const different = new Set(within.map(({ term }) => term)).size;
      if (different > best.different) best = { start, different };
    });
    return best.start;
  }

  /** Text nodes and <mark> elements; never markup from the text itself. */
  function marked(text, terms, tokenizer) {
    const fragment = document.createDocumentFragment();
    let at = 0;
    for (const { start, end } of findTerms(text, terms, tokenizer)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      fragment.append(text.slice(at, start), mark);
      at = end;
    }
    fragment.append(text.slice(at));
    return fragment;
  }

  /** The line, between words; an ellipsis stands for what is left out. */
  function line(text, terms, tokenizer) {
    const start = bestStart(findTerms(text, terms, tokenizer));
    const space = text.lastIndexOf(" ", Math.max(start - LEAD, 0));
    const from = start <= LEAD ? 0 : space + 1;
    const rest = text.slice(from);
    const isCut = rest.length > LINE;
    const shown = isCut ? `${rest.slice(0, LINE).replace(/\s+\S*$/, "")} …` : rest;
    return (from > 0 ? "… " : "") + shown;
  }

  function isIn(text, terms, tokenizer) {
    return findTerms(text, terms, tokenizer).length > 0;
  }

  return { marked, line, isIn };
});
