/* Phrase tables: what the phrases of each topic do, and each phrase of one. */

sitegen.define("phrase_tables", ["element", "phrase_papers"], function (element, about) {
  "use strict";

  function table(label, heads, rows) {
    const head = element("tr", {}, ...heads.map((one) => element("th", { scope: "col" }, one)));
    return element(
      "div",
      { class: "sg-phrase-table", role: "region", tabindex: 0, "aria-label": label },
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)),
    );
  }

  function row(first, ...others) {
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, first),
      ...others.map((one) => element("td", {}, typeof one === "number" ? String(one) : one)),
    );
  }

  /** Each topic; `open(slug)` shows one. */
  function topics(all, open) {
    const rows = all.map(({ slug, name, totals, agreement }) => {
      const button = element("button", { type: "button" }, name);
      button.addEventListener("click", () => open(slug));
      const { decided, agreed } = agreement;
      const said = decided > 0 ? `${agreed} of ${decided}` : "";
      const { papers: count, phrases, dead, needless, deciding } = totals;
      return row(button, ...[count, phrases, dead, needless, deciding, said]);
    });
    const heads = [
      "papers",
      "phrases",
      "in no paper",
      "never count",
      "decide alone",
      "agree with you",
    ];
    return table("Topics", ["Topic", ...heads], rows);
  }

  function remarks({ also_in: others, instead, hidden }, names) {
    return [
      ...(instead ? [`“${instead}” counts instead`] : []),
      ...(others.length > 0 ? [`also of ${others.map((slug) => names.get(slug)).join(", ")}`] : []),
      ...(hidden.length > 0 ? [`${hidden.length} inside longer ones`] : []),
    ].join("; ");
  }

  const uses = ({ title, abstract }) => title.length + abstract.length;

  /** The phrases of a topic that are in some paper, what decides most first. */
  function used(all, titles, names) {
    const found = all
      .filter(({ dead }) => !dead)
      .sort((a, b) => b.decides.length - a.decides.length || uses(b) - uses(a));
    const rows = found.map((one) => {
      const ids = [...new Set([...one.title, ...one.abstract, ...one.hidden])];
      const counts = [one.level, one.title.length, one.abstract.length, one.decides.length];
      return row(about.papers(one.phrase, ids, titles), ...counts, remarks(one, names));
    });
    return table("Phrases", ["Phrase", "level", "titles", "abstracts", "decides alone", ""], rows);
  }

  /** Those that are in none, with the place of each. */
  function unused(all) {
    const none = all.filter((one) => one.dead);
    const items = none.map(({ phrase, level, place }) =>
      element("li", {}, phrase, element("span", {}, `${level}, ${place}`)),
    );
    if (none.length === 0) return [];
    const summary = element(
      "summary",
      {},
      `${none.length} in no paper; they may wait for papers to come`,
    );
    return [element("details", {}, summary, element("ul", {}, ...items))];
  }

  return { topics, used, unused };
});
