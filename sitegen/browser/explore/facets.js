/* Facets: all that papers can be narrowed by, in the order in which an address names them.

   A facet is declared once here and once, under the same name, in sitegen/explore/facets.py,
   which says what each paper has of it.  Those of a list's own, [name, legend] each, join with
   `adopt`, before anything asks for them. */

sitegen.define(
  "facets",
  ["kinds", "several", "years", "states"],
  function (kinds, several, years, states) {
    "use strict";

    // In the order in which a reader sees them; the list's own come between.
    const FIRST = ["My reading", "Only", "Years"];
    const LAST = ["Topics", "Authors", "Source page"];

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

    const fixed = [
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

    const grouped = (legends) =>
      legends.map((legend) => ({
        legend,
        facets: fixed.filter((facet) => facet.legend === legend),
      }));

    const facets = {
      all: fixed,
      groups: [...grouped(FIRST), ...grouped(LAST)],

      /** `own` are those of the list, of which those of another no longer count. */
      adopt(own) {
        const joined = own.map(([name, legend]) => several({ name, key: name, legend }));
        const groups = joined.map((facet) => ({ legend: facet.legend, facets: [facet] }));
        facets.all = [...fixed, ...joined];
        facets.groups = [...grouped(FIRST), ...groups, ...grouped(LAST)];
      },
    };

    return facets;
  },
);
