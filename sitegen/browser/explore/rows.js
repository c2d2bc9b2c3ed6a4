/* Rows: a line of the page's own list, filled in with what the paper's card would show. */

sitegen.define("rows", ["element", "marks", "counted"], function (element, marks, counted) {
  "use strict";

  /** `isSelected(id)` of a paper; `finding(paper)` promises what it found, in a sentence. */
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

    function facts(paper) {
      const [primary] = paper.topics;
      const texts = [
        paper.when,
        paper.byline && byline(paper.byline),
        paper.comments === null ? "" : counted(paper.comments, "comment"),
        paper.code ? "code" : "",
      ].filter(Boolean);
      const address = `${sitegen.root}topics/${primary}.html`;
      const { label = "", hue = null } = topics.get(primary) ?? {};
      const links = [element("a", { href: address, "data-group": hue }, label)];
      if (paper.elsewhere) links.unshift(elsewhere(paper));
      return element(
        "ul",
        { class: "sg-facts" },
        ...[...texts, ...links].map((one) => element("li", {}, ...[one].flat())),
      );
    }

    function select(paper) {
      const box = element("input", { type: "checkbox", "data-select": true });
      box.checked = isSelected(paper.id);
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
      const text = element("p", { class: "sg-finding" });
      const parts = [heading, text, facts(paper), buttons(paper), marks.note()];
      if (paper.picked) {
        parts.splice(
          1,
          0,
          element("p", { class: "sg-pick" }, element("b", {}, "Pick"), ` ${paper.picked}`),
        );
      }
      line.replaceChildren(...parts);
      heading.append(link);
      if (hasFocus) link.focus({ preventScroll: true });
      marks.refresh(line);
      finding(paper).then(
        (sentence) => (text.textContent = sentence),
        () => text.remove(),
      );
    };
  };
});
