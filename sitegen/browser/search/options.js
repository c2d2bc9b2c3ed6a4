/* Options: results as a reader sees them. Everything shown is put in as text. */

sitegen.define("options", ["element"], function (element) {
  "use strict";

  const LABELS = { topic: "Topic", page: "Page" };
  const MOST_NAMES = 3;

  function factsOf(hit) {
    const mark = hit.inferred ? ", year inferred" : "";
    const year = hit.kind === "paper" ? `${hit.year ?? "date not listed"}${mark}` : null;
    return [LABELS[hit.kind] ?? hit.topic, year].filter((fact) => fact !== null);
  }

  /** Names that the query meant, after the other facts. */
  function marks(names) {
    const shown = names.slice(0, MOST_NAMES);
    return shown.flatMap((name) => [" · ", element("mark", {}, name)]);
  }

  function optionOf(hit, index, matched) {
    const title = element("span", { class: "sg-search__title" }, matched.marked(hit.title));
    const line = element("span", { class: "sg-search__line" });
    const facts = element("span", { class: "sg-search__facts" }, factsOf(hit).join(" · "));
    const attributes = {
      role: "option",
      id: `sg-search-option-${index}`,
      class: "sg-search__option",
      href: hit.url,
      tabindex: "-1",
      "aria-selected": "false",
    };
    return {
      node: element("a", attributes, title, facts, line),

      /** Add what comes later: what is said of it, and the people who were meant. */
      fill(about) {
        line.replaceChildren(matched.said(hit.title, about));
        facts.append(...marks(matched.people(about.authors)));
      },
    };
  }

  /** {node, fill} for each hit. */
  return (hits, matched) => hits.map((hit, index) => optionOf(hit, index, matched));
});
