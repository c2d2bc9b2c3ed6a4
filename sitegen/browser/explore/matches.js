/* Matches: what of each paper the words of the view meant: marks in its title, the passage of its
   summary in place of its text, and the people among its authors. */

sitegen.define("matches", ["element"], function (element) {
  "use strict";

  const ADDED = ".sg-passage, .sg-matched";
  const TEXT = ".sg-excerpt, .sg-finding";

  /** @returns {HTMLElement?} */
  function textOf(line) {
    return line.querySelector(TEXT);
  }

  /** A title with marks, or without; one that holds a formula stays as it is. */
  function setTitle(link, marked) {
    const title = link.textContent;
    if (!link.querySelector(":not(mark)")) link.replaceChildren(marked(title));
  }

  /** A line as it is without a search. */
  function clear({ line, link }) {
    setTitle(link, (title) => title);
    for (const added of line.querySelectorAll(ADDED)) added.remove();
    textOf(line)?.toggleAttribute("hidden", false);
  }

  /** What of a paper was meant, as nodes: {passage, people}, each null if nothing was. */
  function nodesOf({ text, authors }, matched) {
    const names = matched.people(authors).map((name) => element("mark", {}, name));
    const apart = names.flatMap((name, i) => (i > 0 ? [", ", name] : [name]));
    const isInText = matched.isIn(text);
    return {
      passage: isInText ? element("p", { class: "sg-passage" }, matched.passage(text)) : null,
      people: names.length > 0 ? element("li", { class: "sg-matched" }, ...apart) : null,
    };
  }

  function add({ line }, { passage, people }) {
    if (passage) {
      textOf(line)?.before(passage);
      textOf(line)?.toggleAttribute("hidden", true);
    }
    if (people) line.querySelector(".sg-facts")?.append(people);
  }

  return function matches() {
    /** @type {Match | null} */
    let current = null;
    const shown = new Set(); // papers whose lines show it

    return {
      /** What the lines that are shown from now on were found by; null without words. */
      follow(match) {
        current = match;
        shown.forEach(clear);
        shown.clear();
      },

      /** Show the matches of a paper whose line is filled in. */
      show(paper) {
        const match = current;
        if (!match || shown.has(paper)) return;
        shown.add(paper);
        const { matched, about } = match;
        const isCurrent = () => match === current;
        const use = (known) => {
          if (isCurrent()) add(paper, nodesOf(known, matched));
        };
        setTitle(paper.link, matched.marked);
        about([{ number: paper.document, use }], isCurrent);
      },
    };
  };
});
