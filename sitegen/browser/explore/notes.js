/* Notes: what a facet has to say about the papers it leaves out or in, with a way to change that. */

sitegen.define("notes", ["element", "facets"], function (element, facets) {
  "use strict";

  function noteOf(facet, change) {
    const text = element("span", { role: "status" });
    const offer = element("button", { type: "button" });
    const holder = element("p", { class: "sg-explore-note", hidden: true }, text, offer);
    let value = facet.none;
    offer.addEventListener("click", () => change(() => ({ [facet.name]: value })));

    function update({ view, counts, found }) {
      const note = facet.note(view[facet.name], counts[facet.name], found.length === 0);
      holder.hidden = note === null;
      text.textContent = note?.text ?? "";
      offer.textContent = note?.offer ?? "";
      value = note?.value;
    }

    return { holder, update };
  }

  return function notes(change) {
    const all = facets.all.filter(({ note }) => note).map((facet) => noteOf(facet, change));
    return {
      holder: element("div", {}, ...all.map(({ holder }) => holder)),
      update: (state) => all.forEach(({ update }) => update(state)),
    };
  };
});
