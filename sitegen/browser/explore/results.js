/* Results: the papers found, where a reader can read, mark and select them. */

sitegen.define("results", ["rows", "list", "matches"], function (rows, list, newMatches) {
  "use strict";

  function excerpts({ version, excerptsPerPart }) {
    return async ({ age }) => {
      const name = `excerpts-${Math.floor(age / excerptsPerPart)}`;
      return (await sitegen.load(name, `explore/${version}/${name}`))[age % excerptsPerPart];
    };
  }

  function idOf(element) {
    return element?.closest("li")?.dataset.paper;
  }

  /** `select(id, isOn)` is called as the reader selects, `open(id)` as they open a paper. */
  return function results(data, { isSelected, select, open }) {
    const fill = rows(data, { isSelected, excerpt: excerpts(data) });
    const matches = newMatches();
    const { holder, show } = list((paper) => {
      fill(paper);
      matches.show(paper);
    });
    let shown = [];
    let by = null; // the match of the view's words

    /** Focus stays on its paper, or goes to the one that took its place. */
    function update({ found, match }) {
      const isSame = found.length === shown.length && found.every((paper, i) => paper === shown[i]);
      if (isSame && match === by) return;
      by = match;
      matches.follow(match);
      const active = /** @type {HTMLElement} */ (document.activeElement);
      const focused = holder.contains(active) ? active : null;
      const line = focused?.closest("li");
      const index = shown.findIndex((paper) => paper.line === line);
      shown = found;
      show(found);
      if (focused?.isConnected) focused.focus({ preventScroll: true });
      else if (focused) found[Math.min(index, found.length - 1)]?.link.focus();
    }

    holder.addEventListener("change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      if (box.matches("[data-select]")) select(idOf(box), box.checked);
    });
    holder.addEventListener("click", (event) => {
      const pressed = /** @type {Element} */ (event.target);
      const id = idOf(pressed.closest("h2 a"));
      if (id) open(id);
    });

    return { holder, update };
  };
});
