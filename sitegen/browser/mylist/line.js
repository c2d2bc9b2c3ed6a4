/* Line: a paper on the reader's list: what it is, their note, what can be done with it. */

sitegen.define(
  "line",
  ["element", "icon", "marks", "shelf"],
  function (element, icon, marks, shelf) {
    "use strict";

    const PREVIEW = 2000; // characters of a note that are shown while it is not being edited

    function mover(label, title, step, path) {
      const attributes = { type: "button", "data-move": step, "aria-label": `${label}: ${title}` };
      return element("button", attributes, icon(path));
    }

    function movers(title) {
      return element(
        "div",
        { class: "sg-kept__order" },
        mover("Move up", title, -1, "m6 14.5 6-6 6 6"),
        mover("Move down", title, 1, "m6 9.5 6 6 6-6"),
      );
    }

    function topicLink({ slug, name }) {
      return element("a", { href: `${sitegen.root}topics/${slug}.html` }, name);
    }

    function original({ title, elsewhere: [text, url] }) {
      const rest = element("span", { class: "sg-unseen" }, `: ${title}`);
      return element("a", { href: url, rel: "nofollow noopener" }, text, rest);
    }

    function facts(paper) {
      const shown = [
        paper.elsewhere && original(paper),
        paper.when,
        paper.byline,
        ...paper.topics.slice(0, 1).map(topicLink),
      ].filter(Boolean);
      return element("ul", { class: "sg-facts" }, ...shown.map((one) => element("li", {}, one)));
    }

    function heading({ id, title, isOnSite }, level) {
      const link = isOnSite
        ? element("a", { href: `${sitegen.root}papers/${id}.html` }, title)
        : title;
      return element(level, {}, link);
    }

    /** What both a line of one's own and one of a shared list have. */
    function head(paper, level) {
      return [heading(paper, level), ...(paper.topics ? [facts(paper)] : [])];
    }

    /** A line to read alone, with how the paper stands on the reader's own list. */
    function shared(paper, state) {
      const mark = state
        ? [element("p", { class: "sg-kept__state" }, `On your list: ${state}`)]
        : [];
      return element("li", { class: "sg-kept" }, element("div", {}, ...head(paper, "h2"), ...mark));
    }

    /** A line of one's own list. */
    function own(paper) {
      const text = element("p", { class: "sg-kept__note" });
      const kinds = paper.topics ? ["reading", "read", "note", "remove"] : ["note", "remove"];
      const buttons = element("div", { class: "sg-marks" }, ...kinds.map(marks.button));
      const body = element("div", {}, ...head(paper, "h3"), marks.note(), text, buttons);
      const holder = element("li", { class: "sg-kept", "data-paper": paper.id }, body);
      if (paper.topics) holder.append(movers(paper.title));

      function update(most = PREVIEW) {
        const { note } = shelf.get(paper.id);
        text.textContent = note.length > most ? `${note.slice(0, most)} …` : note;
        marks.refresh(holder);
      }

      update();
      return { holder, update };
    }

    return { own, shared };
  },
);
