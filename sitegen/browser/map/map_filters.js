/* Map filters: what narrows the map, in the words of the page of all papers, and the way there. */

sitegen.define(
  "map_filters",
  ["element", "address", "query", "controls", "chips", "notes", "counted"],
  function (element, address, newQuery, newControls, newChips, newNotes, counted) {
    "use strict";

    function statusOf({ found, total, isLost }) {
      if (isLost) return "The search data could not be loaded, so nothing is marked.";
      if (found.length === total) return "";
      return found.length === 0 ? "No papers match" : `${counted(found.length, "paper")} marked`;
    }

    /** `change(part, how)` alters the view.  `above` is what stands above the map; `beside(card,
        list)` what stands beside it, with the card of the chosen paper and the list. */
    return function mapFilters(list, change) {
      const query = newQuery(change);
      const controls = newControls(list, change);
      const chips = newChips(list.choices, change);
      const notes = newNotes(change);
      const status = element("p", { role: "status", class: "sg-unseen" });
      const all = element(
        "a",
        { class: "sg-tool", href: sitegen.explore },
        "These papers in All papers",
      );
      const summary = element("summary", {}, "Filters");
      const form = element("details", { class: "sg-map-filters" }, summary, controls.form);

      const shown = [query, controls, chips, notes];
      return {
        above: query.holder,
        beside(card, { holder }) {
          const parts = [card, form, chips.holder, notes.holder, holder, all, status];
          return element("div", { class: "sg-map-side" }, ...parts);
        },

        update(state) {
          for (const { update } of shown) update(state);
          status.textContent = statusOf(state);
          all.href = sitegen.explore + address.format(state.view);
        },
      };
    };
  },
);
