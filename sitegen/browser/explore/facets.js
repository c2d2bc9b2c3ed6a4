/* Facets: all that papers can be narrowed by, in the order in which an address names them.

   A facet is declared once here and once, under the same name, in sitegen/explore/facets.py,
   which says what each paper has of it. */

sitegen.define(
  "facets",
  ["kinds", "several", "years", "states"],
  function (kinds, several, years, states) {
    "use strict";

    // In the order in which a reader sees them.
    const LEGENDS = ["My reading", "Only", "Years", "Topics", "Authors", "Source page"];

    /** The states a paper is in. `state` is the revision it came with; the rest the reader knows.
        `saved`, in addresses of long ago, is whatever is on their list. */
    function statesOf({ id, state }, reader) {
      const kept = reader.get(id);
      const own = states.of(kept);
      return [
        own && "saved",
        own,
        own !== "read" && "unread",
        kept.note !== "" && "noted",
        state > reader.known && "new",
      ].filter(Boolean);
    }

    const all = [
      several({ name: "topics", key: "topic", legend: "Topics", matchKey: "match" }),
      several({ name: "authors", key: "author", legend: "Authors", find: "Find an author" }),
      years({ name: "date", legend: "Years", yearOf: ({ date }) => Math.floor(date / 10_000) }),
      kinds.flag({ name: "code", key: "code", legend: "Only", label: "Has code" }),
      kinds.flag({
        name: "picked",
        key: "picked",
        legend: "Only",
        label: "Picked by the curator",
        chip: "Picked",
      }),
      several({ name: "dumps", key: "dump", legend: "Source page" }),
      kinds.one({
        name: "state",
        key: "state",
        legend: "My reading",
        label: "Papers",
        options: [
          ["", "Any"],
          ["saved", "On my list"],
          ["to-read", "To read"],
          ["reading", "Reading"],
          ["read", "Read"],
          ["unread", "Not read"],
          ["noted", "With a note"],
          ["new", "New since your last visit"],
        ],
        keysOf: statesOf,
      }),
    ];

    const groups = LEGENDS.map((legend) => ({
      legend,
      facets: all.filter((facet) => facet.legend === legend),
    }));

    return { all, groups };
  },
);
