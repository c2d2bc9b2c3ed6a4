/* Matches: what of each paper the words of the view meant: marks in its title and in what it
   found, else the passage of its summary that has them, and the people among its authors. */

sitegen.define("matches", ["element"], function (element) {
  "use strict";

  /** A title with marks, or without; one that holds a formula stays as it is. */
  function setTitle(link, marked) {
    const title = link.textContent;
    if (!link.querySelector(":not(mark)")) link.replaceChildren(marked(title));
  }

  /** What is said with marks, in the place of the finding, and as it looks. */
  function addPassage(line, passage) {
    const text = line.querySelector(".sg-finding");
    line
      .querySelector(".sg-facts")
      ?.before(element("p", { class: "sg-finding sg-passage" }, passage));
    text?.toggleAttribute("hidden", true);
  }

  function addPeople(line, names) {
    const marks = names.flatMap((name, i) => [i > 0 ? ", " : "", element("mark", {}, name)]);
    line.querySelector(".sg-facts")?.append(element("li", { class: "sg-matched" }, ...marks));
  }

  return function matches() {
    /** @type {Match | null} */
    let current = null;

    return {
      /** What the lines that are made from now on were found by; null without words. */
      follow(match) {
        current = match;
      },

      /** Show the matches of a paper in the line that was just made for it. */
      show(paper, line) {
        const match = current;
        setTitle(paper.link, match ? match.matched.marked : (title) => title);
        if (!match) return;
        const { matched, about } = match;
        const use = (found) => {
          const said = matched.said(paper.link.textContent, found);
          if (said.querySelector("mark")) addPassage(line, said);
          const names = matched.people(found.authors);
          if (names.length > 0) addPeople(line, names);
        };
        about([{ number: paper.document, use }], () => match === current);
      },
    };
  };
});
