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

    /** The states in which a reader has a paper. `saved`, in addresses of long ago, is whatever is
        on their list. */
    function keptAs(kept) {
      const own = states.of(kept);
      const found = [own && "saved", own, own !== "read" && "unread", kept.note !== "" && "noted"];
      return found.filter(Boolean);
    }

    /** Gives the states a paper is in by its number. The column has the revision it came with; the
        rest the reader knows, of a few. */
    function statesOf({ columns, find }, reader) {
      const kept = new Map(reader.ids().map((id) => [find(id), keptAs(reader.get(id))]));
      const others = ["unread"];
      const later = ["unread", "new"];
      return (number) => {
        const isNew = columns.state[number] > reader.known;
        const own = kept.get(number);
        if (!own) return isNew ? later : others;
        return isNew ? [...own, "new"] : own;
      };
    }

    const all = [
      several({ name: "topics", key: "topic", legend: "Topics", matchKey: "match" }),
      several({ name: "authors", key: "author", legend: "Authors", find: "Find an author" }),
      years({ name: "date", legend: "Years" }),
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
