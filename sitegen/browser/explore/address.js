/* Address: what Explore shows, as the fragment of its address, so a view can be shared.

     q=…        words of title or abstract
     …          what each facet asks for
     sort=…     relevance, date, topic, comments, title */

sitegen.define("address", ["facets"], function (facets) {
  "use strict";

  const SORTS = ["relevance", "date", "topic", "comments", "title"];

  /** The view a fragment asks for; a choice that this list does not have is ignored.
      `choices` are those of each facet that has some, by its name. */
  function parse(fragment, choices) {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const sort = given.get("sort") ?? "";
    const asked = facets.all.map(({ name, parse: read }) => [name, read(given, choices[name])]);
    return {
      q: (given.get("q") ?? "").trim(),
      ...Object.fromEntries(asked),
      sort: SORTS.includes(sort) ? sort : "",
    };
  }

  /** The fragment of a view, with its `#`; empty for the view of everything. */
  function format(view) {
    const pairs = [
      ["q", view.q],
      ...facets.all.flatMap((facet) => facet.format(view[facet.name])),
      ["sort", view.sort],
    ].filter(([, value]) => value);
    return pairs.length > 0 ? `#${new URLSearchParams(pairs)}` : "";
  }

  function everything() {
    const none = facets.all.map((facet) => [facet.name, facet.none]);
    return { q: "", ...Object.fromEntries(none), sort: "" };
  }

  return { parse, format, everything };
});
