/* Rows: a paper's line in the list, with what its card shows and what a reader does with it. */

sitegen.define("rows", ["element", "marks"], function (element, marks) {
  "use strict";

  /** `isSelected(id)` of a paper. */
  return function rows({ choices: { topics } }, isSelected) {
    /** The paper itself. */
    function elsewhere({ title: name, elsewhere: [text, url] }) {
      const title = element("span", { class: "sg-unseen" }, `: ${name}`);
      return element("a", { href: url, rel: "nofollow noopener" }, text, title);
    }

    /** A text, or pieces of one, of which some lead to an author's page or to a view of this one. */
    function byline(pieces) {
      if (typeof pieces === "string") return [pieces];
      const address = (to) => (to.startsWith("#") ? to : `${sitegen.root}authors/${to}.html`);
      return pieces.map(([text, to]) => (to ? element("a", { href: address(to) }, text) : text));
    }

    /** The date, and in brief the year. */
    function when({ when: date, year }) {
      const brief = year ? [element("span", {}, year)] : [];
      return element("li", { class: "sg-when" }, element("span", {}, date), ...brief);
    }

    function fact(...children) {
      return element("li", {}, ...children);
    }

    function facts(paper) {
      const { row } = paper;
      const { value, label, hue = null } = topics[paper.topic];
      const address = `${sitegen.root}topics/${value}.html`;
      const lines = [
        row.byline && element("li", { class: "sg-by" }, ...byline(row.byline)),
        row.when && when(row),
        row.elsewhere && fact(elsewhere(row)),
        paper.code && element("li", { class: "sg-code" }, "code"),
        fact(element("a", { href: address, "data-group": hue }, label)),
      ];
      return element("ul", { class: "sg-facts" }, ...lines.filter(Boolean));
    }

    function select(paper) {
      const title = element("span", { class: "sg-unseen" }, ` ${paper.row.title}`);
      const box = element("input", { type: "checkbox", "data-select": true });
      box.checked = isSelected(paper.id);
      return element("label", { class: "sg-select" }, box, element("span", {}, "Select", title));
    }

    function pick(text) {
      return element("p", { class: "sg-pick" }, element("b", {}, "Pick"), ` ${text}`);
    }

    /** The line of a paper. */
    return function row(paper) {
      const { picked, finding } = paper.row;
      const line = element(
        "li",
        { class: "sg-card", "data-paper": paper.id },
        element("h3", { class: "sg-title" }, paper.link),
        ...(picked ? [pick(picked)] : []),
        ...(finding ? [element("p", { class: "sg-finding" }, finding)] : []),
        facts(paper),
        element("div", { class: "sg-marks" }, ...marks.buttons(), select(paper)),
        marks.note(),
      );
      marks.refresh(line);
      return line;
    };
  };
});
