/* Rows: a line of the page's own list, filled in with what the paper's card would show. */

sitegen.define("rows", ["element", "marks", "counted"], function (element, marks, counted) {
  "use strict";

  /** `{topics, root, selection, excerpt}`; `excerpt` promises how a paper's abstract begins. */
  return function rows({ topics, root, selection, excerpt }) {
    function facts(paper) {
      const primary = topics[paper.topics[0]];
      const texts = [
        paper.date,
        paper.who,
        paper.comments === null ? "" : counted(paper.comments, "comment"),
        paper.hasCode ? "code" : "",
      ].filter(Boolean);
      const link = element("a", { href: `${root}topics/${primary.slug}.html` }, primary.name);
      return element(
        "ul",
        { class: "sg-facts" },
        ...[...texts, link].map((one) => element("li", {}, one)),
      );
    }

    function select(paper) {
      const box = element("input", { type: "checkbox", "data-select": true });
      box.checked = selection.has(paper.id);
      return element("label", { class: "sg-select" }, box, "Select");
    }

    function buttons(paper) {
      return element("div", { class: "sg-marks" }, ...marks.buttons(), select(paper));
    }

    /** Fill in a paper's line, once. */
    return function fill(paper) {
      const { line, link } = paper;
      if (line.dataset.paper) return;
      line.dataset.paper = paper.id;
      const hasFocus = link === document.activeElement; // which moving the link would end
      const heading = element("h2");
      const text = element("p", { class: "sg-excerpt" });
      const parts = [heading, text, facts(paper), buttons(paper), marks.note()];
      if (paper.pick) {
        parts.splice(
          1,
          0,
          element("p", { class: "sg-pick" }, element("b", {}, "Pick"), ` ${paper.pick}`),
        );
      }
      line.replaceChildren(...parts);
      heading.append(link);
      if (hasFocus) link.focus({ preventScroll: true });
      marks.refresh(line);
      excerpt(paper).then(
        (beginning) => (text.textContent = beginning),
        () => text.remove(),
      );
    };
  };
});
