/* Phrase panel: what the phrases do, all together and those of one topic. */

sitegen.define(
  "phrase_panel",
  ["element", "counted", "phrase_papers", "phrase_tables", "phrase_form"],
  function (element, counted, about, tables, newForm) {
    "use strict";

    const { papers, move, trial } = about;

    function section(heading, ...children) {
      return children.length > 0
        ? [element("section", {}, element("h3", {}, heading), ...children)]
        : [];
    }

    const list = (items) => (items.length > 0 ? [element("ul", {}, ...items)] : []);

    function totalsText({
      papers: count,
      phrases,
      dead,
      hidden,
      needless,
      deciding,
      decided_alone,
    }) {
      const many = (number) => number.toLocaleString("en");
      return (
        `${counted(phrases, "phrase")} on ${counted(count, "paper")}: ${many(dead)} in no paper, ` +
        `${many(hidden)} only inside longer ones, ${many(needless)} that never count; ` +
        `${many(deciding)} decide ${counted(decided_alone, "paper")} alone.`
      );
    }

    function pair({ topics, papers: ids }, titles, names) {
      const said = topics.map((slug) => names.get(slug) ?? slug).join(" and ");
      return element("li", {}, papers(`${said}: ${counted(ids.length, "paper")}`, ids, titles));
    }

    /** Pairs of topics, those with a single paper folded. */
    function rivals(all, titles, names) {
      const items = all.map((one) => pair(one, titles, names));
      const many = all.filter((one) => one.papers.length > 1).length;
      const rest = items.slice(many);
      const summary = element("summary", {}, `${counted(rest.length, "pair")} with one paper`);
      const folded = element("details", {}, summary, ...list(rest));
      return [...list(items.slice(0, many)), ...(rest.length > 0 ? [folded] : [])];
    }

    const trials = (all, names) => all.map((one) => element("li", {}, trial(one, names)));

    /** Decisions that the phrases contradict. */
    function corrected(all, titles, names) {
      const others = all.filter(({ topic, said }) => topic !== said);
      const moves = others.map(({ paper, topic, said }) => ({ paper, from: said, to: topic }));
      return moves.map((one) => move(one, titles, names));
    }

    /** `get(address)` promises what the server says; `leave()` goes back to the cards. */
    return function panel(get, leave) {
      const names = new Map();
      const heading = element("h2", { id: "sg-desk-title", tabindex: -1 });
      const back = element("button", { type: "button", class: "sg-tool" });
      const body = element("div", {});
      const node = element("article", { class: "sg-phrases" }, heading, back, body);
      let goBack = leave;

      back.addEventListener("click", () => goBack());

      function head(title, label, press) {
        heading.textContent = title;
        back.textContent = label;
        goBack = press;
      }

      function overview(all) {
        const { totals, topics, moved, candidates, rivalries, decided, titles } = all;
        return [
          element("p", {}, totalsText(totals)),
          ...section(
            "Moved since the last publication",
            ...list(moved.map((one) => move(one, titles, names))),
          ),
          ...section("Candidates, from what you corrected", ...list(trials(candidates, names))),
          newForm(all, names, get),
          ...section("Topics", tables.topics(topics, open)),
          ...section("Topics that fight over papers", ...rivals(rivalries, titles, names)),
          ...section(
            "Your decisions that the phrases contradict",
            ...list(corrected(decided, titles, names)),
          ),
        ];
      }

      function ofTopic({ topic, phrases, candidates, rivalries, decided, titles }) {
        return [
          element("p", {}, totalsText(topic.totals)),
          ...section("Candidates", ...list(trials(candidates, names))),
          ...section("Phrases", tables.used(phrases, titles, names), ...tables.unused(phrases)),
          ...section("Rivals", ...rivals(rivalries, titles, names)),
          ...section(
            "Your decisions that the phrases contradict",
            ...list(corrected(decided, titles, names)),
          ),
        ];
      }

      async function fill(address, make) {
        body.setAttribute("aria-busy", "true");
        const waits = element("p", { role: "status" }, "Reading what every phrase does…");
        if (body.childElementCount === 0) body.append(waits);
        const answer = await get(address);
        body.removeAttribute("aria-busy");
        const failed = () => [element("p", { role: "alert" }, `${answer.error} ${answer.remedy}`)];
        body.replaceChildren(...(answer.error ? failed() : make(answer)));
        window.scrollTo(0, 0);
        heading.focus({ preventScroll: true });
      }

      function show() {
        head("Phrases", "Back to the cards", leave);
        return fill("phrases.json", (all) => {
          for (const { slug, name } of all.topics) names.set(slug, name);
          return overview(all);
        });
      }

      function open(slug) {
        head(names.get(slug) ?? slug, "All topics", show);
        return fill(`phrases/${encodeURIComponent(slug)}.json`, ofTopic);
      }

      return { node, show };
    };
  },
);
