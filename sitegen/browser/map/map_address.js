/* Map address: what the map shows, as the fragment of its address.

     …          which papers, as on the page of all papers
     at=…       where on the map, and how near
     paper=…    the paper that is chosen */

sitegen.define("map_address", ["address"], function (address) {
  "use strict";

  return {
    /** {at, paper}; each is empty where the fragment says nothing of it. */
    parse(fragment) {
      const given = new URLSearchParams(fragment.replace(/^#/, ""));
      return { at: given.get("at") ?? "", paper: given.get("paper") ?? "" };
    },

    format(view, at, paper) {
      const pairs = new URLSearchParams(address.format(view).slice(1));
      if (at) pairs.set("at", at);
      if (paper) pairs.set("paper", paper);
      return pairs.size > 0 ? `#${String(pairs).replaceAll("%2C", ",")}` : "";
    },
  };
});
