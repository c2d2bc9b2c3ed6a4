/* Nothing: where no paper has the words of a view, what else there is to look for: the block of the
   search dialog, from the program that has just searched. */

sitegen.define("nothing", ["element", "search"], function (element, search) {
  "use strict";

  /** `ask(words)` puts others into the field `input`. */
  return function nothing(input, ask) {
    const holder = element("div", { class: "sg-search__panel" });
    let shown = "";

    async function fill(query) {
      const searching = await search.client();
      const { suggestions } = await searching.find(query, { limit: 1 });
      const related = await sitegen.use("related")(searching, suggestions);
      if (query !== shown) return;
      const guide = sitegen.use("guide")(holder, input, ask);
      guide.showNothing(query, suggestions, related, searching.opening);
    }

    return {
      holder,

      /** Filters that leave nothing are chips, each with a way back. */
      update({ view, match }) {
        const query = match?.scores.size === 0 ? view.q : "";
        if (query === shown) return;
        shown = query;
        holder.replaceChildren();
        if (query) fill(query).catch(() => {}); // it is said that no papers match
      },
    };
  };
});
