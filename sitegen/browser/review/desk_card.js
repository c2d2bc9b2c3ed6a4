/* Desk card: one item with all that helps to decide it. */

sitegen.define(
  "desk_card",
  ["element", "desk_text", "desk_choices", "desk_pair", "desk_words", "evidence"],
  function (element, text, choices, pair, words, evidence) {
    "use strict";

    const KEYS = {
      confirm: "Enter",
      ...{ same: "m", different: "d", paper: "y", skip: "x", hide: "h", note: "n", pick: "p" },
    };
    const MAIN = ["confirm", "same", "different", "paper", "skip"];

    function link(href, ...name) {
      const unseen = element("span", { class: "sg-unseen" }, " (in a new tab)");
      return element("a", { href, target: "_blank", rel: "noopener" }, ...name, unseen);
    }

    function list(name, ...items) {
      return element("ul", { class: name }, ...items.map((one) => element("li", {}, one)));
    }

    function section(name, heading, ...children) {
      return element("section", { class: name }, element("h3", {}, heading), ...children);
    }

    function named(card) {
      const all = [...card.all, ...card.choices, ...card.topics];
      const names = new Map([[words.NONE, "Unsorted"]]);
      for (const { slug, name } of all) names.set(slug, name);
      return names;
    }

    function facts({ by, date, url, records }) {
      const said = [by, date, ...records.map(({ address }) => address)].filter(Boolean);
      return list("sg-desk-facts", ...said, ...(url ? [link(url, "Its page")] : []));
    }

    function lines(card) {
      const items = card.lines.map(({ number, text: line, mark }) =>
        element(
          "li",
          { value: number, "data-mark": Boolean(mark) },
          mark ? element("mark", {}, line) : line,
        ),
      );
      const last = card.lines.at(-1)?.number ?? 0;
      const made = element("ol", { class: "sg-desk-lines" }, ...items);
      made.style.setProperty("--sg-desk-digits", String(String(last).length));
      return section("sg-desk-source", `${card.file}, the lines in question marked`, made);
    }

    function paragraphs(card, names) {
      const styles = evidence.stylesOf(card.topics);
      return element("p", { class: "sg-desk-text" }, text.marked(card.text_parts, styles, names));
    }

    /** What stands below the heading. */
    function body(card, names) {
      const own = card.text_parts.map((part) => part.text).join("");
      if (card.other) return [pair({ ...card.paper, text: own }, card.other, link)];
      return [
        ...(card.paper ? [facts(card.paper)] : []),
        ...(card.lines.length > 0 ? [lines(card)] : []),
        ...(own ? [paragraphs(card, names)] : []),
      ];
    }

    /** Why it is here, in words; a doubt that is not among the reasons is added. */
    function reasons({ says, doubts, why }) {
      const more = doubts.filter((doubt) => !says.some((one) => one.includes(doubt)));
      return list("sg-desk-says", ...says, ...(why && !says.includes(why) ? [why] : []), ...more);
    }

    function matter(card, item, names) {
      const styles = evidence.stylesOf(card.topics);
      const isPair = Boolean(card.other);
      const title = card.title_parts.length > 0 && !isPair;
      const heading = element(
        "h2",
        { id: "sg-desk-title", tabindex: -1 },
        isPair
          ? words.question(card)
          : title
            ? text.marked(card.title_parts, styles, names)
            : card.title,
      );
      const eyebrow = element("p", { class: "sg-desk-eyebrow" }, item.label);
      return element(
        "div",
        { class: "sg-desk-matter" },
        ...[eyebrow, heading, reasons(card), ...body(card, names)],
      );
    }

    /** What the words of the other papers say, where that is no reason for the card already. */
    function opinion({ opinion: other, filed, says }) {
      if (!other || says.some((one) => one.includes(other.name))) return [];
      const two = (value) => value.toFixed(2).replace(/^0/, "");
      const own = filed ? ` than to ${filed.name} (${two(other.own)})` : "";
      const name = element("b", {}, other.name);
      const said = ["Second opinion: nearer to ", name, ` (${two(other.likeness)})${own}.`];
      return [element("p", { class: "sg-desk-opinion" }, ...said)];
    }

    function neighbors({ neighbors: all }) {
      if (all.length === 0) return [];
      const items = all.map(({ title, name, url, likeness }) => {
        const like = likeness ? [` ${Math.round(likeness * 100)}% like it`] : [];
        const topic = element("span", {}, element("b", {}, name), ...like);
        return element("li", {}, link(url, title), topic);
      });
      return [section("sg-desk-neighbors", "Nearest papers", element("ul", {}, ...items))];
    }

    function excerpts(records) {
      const known = records.filter(({ excerpt }) => excerpt);
      if (known.length === 0) return [];
      const items = known.flatMap(({ address, excerpt }) => [
        element("dt", {}, address),
        element("dd", {}, element("pre", { tabindex: 0, "aria-label": address }, excerpt)),
      ]);
      const made = element(
        "details",
        {},
        element("summary", {}, "As it was saved"),
        element("dl", {}, ...items),
      );
      return [made];
    }

    function context(card) {
      const said = card.decided
        ? [
            section(
              "sg-desk-decided",
              "In curation.yml now",
              element("pre", { tabindex: 0 }, card.decided),
            ),
          ]
        : [];
      const saved = card.paper
        ? excerpts([...card.paper.records, ...(card.other?.records ?? [])])
        : [];
      return element("div", { class: "sg-desk-context" }, ...neighbors(card), ...saved, ...said);
    }

    function actionButton({ action, name, says }, press, isMain) {
      const said = MAIN.includes(action) && says ? [element("small", {}, says)] : [];
      const made = element(
        "button",
        {
          ...{ type: "button", class: "sg-desk-act", "data-action": action },
          ...{ "aria-keyshortcuts": KEYS[action], title: said.length > 0 ? null : says },
        },
        element("span", {}, name, ...said),
        element("kbd", {}, KEYS[action]),
      );
      made.toggleAttribute("data-main", isMain);
      made.addEventListener("click", (event) => press(action, event));
      return made;
    }

    /** On a phone what decides is where a thumb is; this leads from there to the topics. */
    function leap() {
      const made = element(
        "button",
        { type: "button", class: "sg-desk-act sg-desk-leap" },
        "Topics",
      );
      made.addEventListener("click", () => {
        const first = document.querySelector(".sg-desk-file");
        first?.scrollIntoView({ block: "center" });
        /** @type {HTMLElement?} */ (first)?.focus({ preventScroll: true });
      });
      return made;
    }

    /** Buttons for what may be sent: those that decide, and the others. */
    function buttons(card, act) {
      const known = card.actions.filter(({ action }) => KEYS[action]);
      const [main, more] = [true, false].map((isMain) =>
        known
          .filter(({ action }) => MAIN.includes(action) === isMain)
          .map((one, i) => actionButton(one, act, isMain && i === 0 && !card.other)),
      );
      return {
        main: element(
          "div",
          { class: "sg-desk-main" },
          ...main,
          ...(card.all.length > 0 ? [leap()] : []),
        ),
        more: element("div", { class: "sg-desk-more" }, ...more),
      };
    }

    function topicChoices(card, also, actions) {
      if (card.all.length === 0) return [];
      const other = element(
        "button",
        { type: "button", class: "sg-desk-other", "aria-keyshortcuts": "/" },
        element("kbd", {}, "/"),
        element("span", {}, "Another topic…"),
      );
      other.addEventListener("click", actions.find);
      return [choices(card, also, actions), other];
    }

    /** The card of an item; `actions`: `act(action, event)`, `file(slug, event)`, `find()` a topic,
        `marked()` when second topics were changed. */
    return function deskCard(card, item, actions) {
      const names = named(card);
      const before = (card.also ?? []).map(({ slug }) => slug);
      let also = [...before];
      let isMarked = false;

      function mark(slug) {
        also = also.includes(slug) ? also.filter((one) => one !== slug) : [...also, slug].slice(-2);
        isMarked = also.join() !== before.join();
        for (const button of node.querySelectorAll("[data-also]")) {
          const own = button.getAttribute("data-also") ?? "";
          button.setAttribute("aria-pressed", String(also.includes(own)));
        }
        const confirm = node.querySelector('[data-action="confirm"] small');
        if (confirm) confirm.textContent = proposal();
      }

      const second = (topic) => (topic === words.NONE ? [] : also.filter((slug) => slug !== topic));

      /** What Enter does, once second topics were marked. */
      function proposal() {
        const topic = card.filed?.slug ?? words.NONE;
        return words.topics(topic, second(topic), names);
      }

      const asked = words.question(card);
      const { main, more } = buttons(card, actions.act);
      const all = topicChoices(card, also, { ...actions, mark });
      const panel = element(
        "section",
        { class: "sg-desk-panel", "aria-label": asked },
        ...(card.other ? [] : [element("h3", {}, asked)]),
        ...opinion(card),
        main,
        ...all,
        more,
        ...(card.actions.length > 0 ? [] : [element("p", {}, words.NOTHING)]),
      );
      const node = element(
        "article",
        {
          class: "sg-desk-card",
          "aria-labelledby": "sg-desk-title",
          "data-pair": Boolean(card.other),
        },
        ...[matter(card, item, names), panel, context(card)],
      );

      return {
        ...{ node, card, names, mark },
        /** Second topics for a first one; null if nobody marked any. */
        also: (topic) => (isMarked ? second(topic) : null),
      };
    };
  },
);
