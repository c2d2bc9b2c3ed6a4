/* Phrase papers: which papers a phrase, a pair of topics or an edit is about. */

sitegen.define("phrase_papers", ["element", "counted"], function (element, counted) {
  "use strict";

  const link = (id, titles) =>
    element(
      "a",
      { href: `/papers/${encodeURIComponent(id)}.html`, target: "_blank", rel: "noopener" },
      titles[id] ?? id,
      element("span", { class: "sg-unseen" }, " (in a new tab)"),
    );

  /** Their titles, which are made when somebody asks for them. */
  function papers(summary, ids, titles) {
    const made = element("details", {}, element("summary", {}, summary));
    made.addEventListener(
      "toggle",
      () => made.append(element("ul", {}, ...ids.map((id) => element("li", {}, link(id, titles))))),
      { once: true },
    );
    return made;
  }

  /** A move from topic to topic, in words. */
  function move({ paper, from, to, because = [], by_curator: isOurs }, titles, names) {
    const name = (slug) => (slug === null ? "Unsorted" : (names.get(slug) ?? slug));
    const why = isOurs ? " (by you)" : because.length > 0 ? ` (${because.join(", ")})` : "";
    const said = element("span", {}, `${name(from)} → ${name(to)}${why}`);
    return element("li", {}, link(paper, titles), said);
  }

  /** What an edit would do, with the papers. */
  function trial(tried, names) {
    const { says, finds, moves, assures, doubts, settles, unsettles, titles } = tried;
    const groups = [
      [finds, "has it", "have it"],
      [settles, "decision would be settled", "decisions would be settled"],
      [unsettles, "decision would be unsettled", "decisions would be unsettled"],
      [assures, "would be uncertain no more", "would be uncertain no more"],
      [doubts, "would become uncertain", "would become uncertain"],
    ];
    const lists = groups
      .filter(([ids]) => ids.length > 0)
      .map(([ids, one, several]) => {
        const what = ids.length === 1 ? one : several;
        const said = /decision/.test(what)
          ? `${ids.length} ${what}`
          : `${counted(ids.length, "paper")} ${what}`;
        return papers(said, ids, titles);
      });
    const moved = moves.map((one) => move(one, titles, names));
    return element(
      "div",
      { class: "sg-phrase-trial" },
      element("p", {}, `${says.charAt(0).toUpperCase()}${says.slice(1)}.`),
      ...(moved.length > 0 ? [element("ul", {}, ...moved)] : []),
      ...lists,
    );
  }

  return { papers, move, trial };
});
