/* Desk pair: two papers side by side, with what only one of them says. */

sitegen.define(
  "desk_pair",
  ["element", "desk_text", "difference"],
  function (element, text, difference) {
    "use strict";

    const FACTS = ["by", "date"];

    function place(paper, link) {
      const from = paper.records.map(({ address }) => address).join(", ");
      const said = [
        ...(from ? [`From ${from}. `] : []),
        ...(paper.url ? [link(paper.url, "Its page")] : []),
      ];
      return element("p", { class: "sg-desk-from" }, ...said);
    }

    function side(title, facts, body, paper, link) {
      const said = facts.filter((parts) => parts.length > 0);
      return element(
        "section",
        {},
        element("h3", {}, text.compared(title)),
        ...said.map((parts) => element("p", { class: "sg-desk-by" }, text.compared(parts))),
        place(paper, link),
        element("p", { class: "sg-desk-text" }, text.compared(body)),
      );
    }

    /** `one` and `other` are papers with their texts; `link(url, name)` makes a link. */
    return function pair(one, other, link) {
      const [titles, bodies] = ["title", "text"].map((name) => difference(one[name], other[name]));
      const facts = FACTS.map((name) => difference(one[name] ?? "", other[name] ?? ""));
      const sides = [one, other].map((paper, i) =>
        side(
          titles[i],
          facts.map((both) => both[i]),
          bodies[i],
          paper,
          link,
        ),
      );
      return element("div", { class: "sg-desk-pair" }, ...sides);
    };
  },
);
