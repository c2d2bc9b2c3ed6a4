/* Results: the papers found, where a reader can read, mark and select them. */

sitegen.define(
  "results",
  ["rows", "list", "groups", "density", "matches"],
  function (rows, list, groups, density, newMatches) {
    "use strict";

    function idOf(element) {
      return element?.closest("[data-paper]")?.dataset.paper;
    }

    /** `select(id, isOn)` is called as the reader selects, `open(id)` as they open a paper. */
    return function results(papers, { isSelected, select, open }) {
      const row = rows(papers, isSelected);
      const matches = newMatches();
      const { holder, show, fit, reveal } = list(papers, (paper) => {
        const line = row(paper);
        matches.show(paper, line);
        return line;
      });
      let shown = [];
      let order = "";

      /** Where the reader is in the list; -1 if they are elsewhere. */
      function here() {
        const active = document.activeElement;
        const id = holder.contains(active) ? idOf(active) : null;
        return id ? shown.findIndex((paper) => paper.id === id) : -1;
      }

      /** Focus a paper's title, or its control that a selector names. */
      async function focus(paper, selector = "h3 a") {
        if (!papers.isReady([paper])) await papers.ready([paper]);
        reveal(paper);
        const line = paper.link.closest("li");
        line?.querySelector(selector)?.focus({ preventScroll: true });
      }

      /** What has focus in a line, by a selector. */
      function controlOf(active) {
        if (active.matches("[data-select]")) return "[data-select]";
        const mark = active.dataset.mark;
        return mark ? `[data-mark="${mark}"]` : "h3 a";
      }

      /** Focus stays on its paper, or goes to the one that took its place. */
      function update({ found, sort, view, match }) {
        const asked = `${sort} ${view.q}`;
        const isSame = asked === order && found.length === shown.length;
        if (isSame && found.every((paper, i) => paper === shown[i])) return;
        const index = here();
        const focused = shown[index];
        const control = focused ? controlOf(document.activeElement) : "";
        shown = found;
        order = asked;
        matches.follow(match);
        show(groups(found, sort, papers.choices.topics));
        if (!focused || found.length === 0) return;
        if (found.includes(focused)) focus(focused, control);
        else focus(found[Math.min(index, found.length - 1)]);
      }

      holder.addEventListener("change", (event) => {
        const box = /** @type {HTMLInputElement} */ (event.target);
        if (box.matches("[data-select]")) select(idOf(box), box.checked);
      });
      holder.addEventListener("click", (event) => {
        const pressed = /** @type {Element} */ (event.target);
        const id = idOf(pressed.closest("h3 a"));
        if (id) open(id);
      });
      density.onChange(fit);

      return { holder, update, here, focus, fit, shown: () => shown };
    };
  },
);
