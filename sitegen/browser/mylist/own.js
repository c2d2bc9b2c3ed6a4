/* Own: the reader's own list, section by section. */

sitegen.define(
  "own",
  [
    "element",
    "shelf",
    "sections",
    "section",
    "place",
    "order",
    "line",
    "narrow",
    "counted",
    "summary",
  ],
  function (element, shelf, sections, newSection, place, order, line, narrow, counted, summary) {
    "use strict";

    /** What a search goes through. */
    function textOf({ id, title, byline = "", topics = [] }) {
      return [title, byline, ...topics.map(({ name }) => name), shelf.get(id).note].join(" ");
    }

    const isListed = (id) => shelf.state(id) !== "";

    /** `report(text)` announces; `catalog` knows the papers. {holder, lead, update, find}. */
    return function own(catalog, report) {
      const holder = element("div", { class: "sg-own" });
      const lead = element("p", { class: "sg-lead" });
      const made = new Map();
      const lines = new Map();
      let typed = "";

      function lineOf(id) {
        const paper = catalog.paper(id);
        const isKnown = lines.get(id)?.title === paper.title;
        if (!isKnown) lines.set(id, { ...line.own(paper), title: paper.title });
        const one = lines.get(id);
        one.update();
        return one.holder;
      }

      function sectionOf(section) {
        if (!made.has(section.name)) made.set(section.name, newSection(section, lineOf));
        return made.get(section.name);
      }

      /** What is shown: all that is kept, or what has the words typed. */
      function found() {
        const matches = narrow(typed);
        const isEdited = (id) => lines.get(id)?.holder.contains(document.activeElement);
        const isFound = (id) => isEdited(id) || matches(textOf(catalog.paper(id)));
        return sections(catalog.isHere)
          .map((section) => ({
            ...section,
            ids: typed ? section.ids.filter(isFound) : section.ids,
          }))
          .filter(({ ids }) => ids.length > 0);
      }

      /** Focus stays on its paper, or goes to the one that took its place. */
      function keepFocus(active, index) {
        if (active === document.activeElement) return;
        const all = [...holder.querySelectorAll(".sg-kept")];
        const next = all[Math.min(index, all.length - 1)]?.querySelector("a, button");
        const target = active.isConnected ? active : /** @type {HTMLElement?} */ (next);
        target?.focus({ preventScroll: true });
        if (target?.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
      }

      function update() {
        const active = /** @type {HTMLElement} */ (document.activeElement);
        const focused = holder.contains(active) ? active : null;
        const before = [...holder.querySelectorAll(".sg-kept")];
        const index = before.findIndex((one) => one.contains(focused));
        const shown = found();
        shown.forEach((section) => sectionOf(section).show(section.ids));
        place(
          holder,
          shown.map((section) => sectionOf(section).holder),
        );
        holder.toggleAttribute("data-narrowed", typed !== "");
        lead.textContent = summary(sections(catalog.isHere), isListed);
        if (focused) keepFocus(focused, index);
      }

      function move(id, step) {
        const section = sections(catalog.isHere).find(({ ids }) => ids.includes(id));
        const ids = section?.ids ?? [];
        const target = ids.indexOf(id) + step;
        if (typed || target < 0 || target >= ids.length) return;
        shelf.arrange(order.moved(ids, id, target));
        report(`${catalog.paper(id).title} is number ${target + 1} of ${ids.length}.`);
      }

      holder.addEventListener("click", (event) => {
        const pressed = /** @type {Element} */ (event.target).closest("[data-move]");
        const id = /** @type {HTMLElement?} */ (pressed?.closest("[data-paper]"))?.dataset.paper;
        if (id) move(id, Number(pressed?.getAttribute("data-move")));
      });
      holder.addEventListener("keydown", (event) => {
        const one = /** @type {HTMLElement?} */ (
          /** @type {Element} */ (event.target).closest("[data-paper]")
        );
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!one?.dataset.paper || !step || !event.altKey) return;
        event.preventDefault();
        move(one.dataset.paper, step);
      });

      /** On paper nothing is cut, or left for later. */
      addEventListener("beforeprint", () => {
        for (const section of made.values()) section.open();
        for (const one of lines.values()) one.update(Infinity);
      });

      return {
        holder,
        lead,
        update,
        shown: () => found().flatMap(({ ids }) => ids),
        /** Show only what has these words. */
        find(words) {
          typed = words.trim();
          update();
          const papers = found().reduce((sum, { ids }) => sum + ids.length, 0);
          report(typed ? `${counted(papers, "paper")} on your list found for “${typed}”.` : "");
        },
      };
    };
  },
);
