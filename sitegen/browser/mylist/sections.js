/* Sections: what a reader keeps, sorted into what they do with it. */

sitegen.define("sections", ["shelf", "states", "order"], function (shelf, states, order) {
  "use strict";

  const HEADINGS = {
    ...states.LABELS,
    noted: "Notes on other papers",
    gone: "No longer on this site’s list",
  };

  /** In which section a paper is; `isHere(id)` says whether this site's list has it. */
  function sectionOf(id, isHere) {
    if (!isHere(id)) return "gone";
    return shelf.state(id) || "noted";
  }

  /** [{name, heading, ids}] of those that have papers, in the order of a page. */
  function sections(isHere) {
    const kept = shelf.ids().map((id) => ({
      id,
      since: shelf.since(id),
      place: shelf.placeOf(id),
      section: sectionOf(id, isHere),
    }));
    return Object.entries(HEADINGS)
      .map(([name, heading]) => {
        const those = kept.filter(({ section }) => section === name);
        return { name, heading, ids: order.sorted(those) };
      })
      .filter(({ ids }) => ids.length > 0);
  }

  return sections;
});
