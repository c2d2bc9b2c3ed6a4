/* Matches: what of each paper the words of the view meant: marks in its title, the passage of its
   summary in place of its text, and the people among its authors. */

sitegen.define("matches", ["element"], function (element) {
  "use strict";

  const ADDED = ".sg-passage, .sg-matched";
  const TEXT = ":is(.sg-excerpt, .sg-finding):not(.sg-passage)";

  /** @returns {HTMLElement?} */
  function textOf(line) {
    return line.querySelector(TEXT);
  }

  /** A title with marks, or without; one that holds a formula stays as it is. */
  function setTitle(link, marked) {
    const title = link.textContent;
    if (!link.querySelector(":not(mark)")) link.replaceChildren(marked(title));
  }

  function removeAdded(line) {
    for (const added of line.querySelectorAll(ADDED)) added.remove();
    textOf(line)?.toggleAttribute("hidden", false);
  }

  /** A line as it is without a search. */
  function clear({ line, link }) {
    setTitle(link, (title) => title);
    removeAdded(line);
  }

  /** The passage in the place of the text, and as it looks. */
  function addPassage(line, passage) {
    const text = textOf(line);
    text?.before(element("p", { class: `${text.className} sg-passage` }, passage));
    text?.toggleAttribute("hidden", true);
  }

  function addPeople(line, names) {
    const marks = names.flatMap((name, i) => [i > 0 ? ", " : "", element("mark", {}, name)]);
    line.querySelector(".sg-facts")?.append(element("li", { class: "sg-matched" }, ...marks));
  }

  function add({ line }, { text, authors }, matched) {
    removeAdded(line);
    if (matched.isIn(text)) addPassage(line, matched.passage(text));
    const names = matched.people(authors);
    if (names.length > 0) addPeople(line, names);
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

      /** Show the matches of a paper, each time that its line is filled in. */
      show(paper) {
        const match = current;
        if (!match) return;
        shown.add(paper);
        const { matched, about } = match;
        const isCurrent = () => match === current;
        const use = (known) => {
          if (isCurrent()) add(paper, known, matched);
        };
        setTitle(paper.link, matched.marked);
        about([{ number: paper.document, use }], isCurrent);
      },
    };
  };
});
