/* Rows: a paper's line in the list, with what its card shows and what a reader does with it. */

sitegen.define("rows", ["element", "marks"], function (element, marks) {
  "use strict";

  /** `isSelected(id)` of a paper; `finding(paper)` promises the sentence below its title. */
  return function rows({ choices }, { isSelected, finding }) {
    const topics = new Map(choices.topics.map((choice) => [choice.value, choice]));

    /** The paper itself. */
    function elsewhere({ link, elsewhere: [text, url] }) {
      const title = element("span", { class: "sg-unseen" }, `: ${link.textContent}`);
      return element("a", { href: url, rel: "nofollow noopener" }, text, title);
    }

    /** A text, or pieces of one, of which some lead to an author's page. */
    function byline(pieces) {
      if (typeof pieces === "string") return [pieces];
      return pieces.map(([text, slug]) =>
        slug ? element("a", { href: `${sitegen.root}authors/${slug}.html` }, text) : text,
      );
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
      const [primary] = paper.topics;
      const address = `${sitegen.root}topics/${primary}.html`;
      const { label = "", hue = null } = topics.get(primary) ?? {};
      const lines = [
        paper.byline && element("li", { class: "sg-by" }, ...byline(paper.byline)),
        paper.when && when(paper),
        paper.elsewhere && fact(elsewhere(paper)),
        paper.code && element("li", { class: "sg-code" }, "code"),
        fact(element("a", { href: address, "data-group": hue }, label)),
      ];
      return element("ul", { class: "sg-facts" }, ...lines.filter(Boolean));
    }

    function select(paper) {
      const title = element("span", { class: "sg-unseen" }, ` ${paper.link.textContent}`);
      const box = element("input", { type: "checkbox", "data-select": true });
      box.checked = isSelected(paper.id);
      return element("label", { class: "sg-select" }, box, element("span", {}, "Select", title));
    }

    function pick(text) {
      return element("p", { class: "sg-pick" }, element("b", {}, "Pick"), ` ${text}`);
    }

    /** The line of a paper. */
    return function row(paper) {
      const text = element("p", { class: "sg-finding" });
      const line = element(
        "li",
        { class: "sg-card", "data-paper": paper.id },
        element("h3", { class: "sg-title" }, paper.link),
        ...(paper.picked ? [pick(paper.picked)] : []),
        text,
        facts(paper),
        element("div", { class: "sg-marks" }, ...marks.buttons(), select(paper)),
        marks.note(),
      );
      marks.refresh(line);
      requestAnimationFrame(() => text.toggleAttribute("data-late", !text.hasChildNodes()));
      finding(paper).then(
        (said) => (said ? text.replaceChildren(said) : text.remove()),
        () => text.remove(),
      );
      return line;
    };
  };
});
