/* Address: what Explore shows, as the fragment of its address, so a view can be shared.

     q=…                 words of title or abstract
     topic=<slug>        repeated for several; match=all asks for all of them, else any will do;
                         a former slug stands for the topics that took its place
     year=2023-2025      also 2024, 2023- or -2025
     undated=yes|no|only papers without a listed year (yes, or no once there is a range)
     code=1  picked=1    only papers with code, only picks
     dump=<name>         repeated for several
     state=…             saved, to-read, read, unread, noted, new
     sort=…              relevance, date, comments, title */

sitegen.define("explore-address", [], function () {
  "use strict";

  const STATES = ["saved", "to-read", "read", "unread", "noted", "new"];
  const SORTS = ["relevance", "date", "comments", "title"];
  const UNDATED = ["yes", "no", "only"];

  const oneOf = (choices, given) => (choices.includes(given) ? given : "");

  function years(text) {
    const [, from, dash, to] = /^(\d{4})?(-)?(\d{4})?$/.exec(text ?? "") ?? [];
    const first = from ? Number(from) : null;
    return { from: first, to: to ? Number(to) : dash ? null : first };
  }

  function yearText({ from, to }) {
    if (from === null && to === null) return "";
    return from === to ? `${from}` : `${from ?? ""}-${to ?? ""}`;
  }

  /** The view a fragment asks for; a choice that is none of this list's is not asked for. */
  function parse(fragment, { topics, heirs = () => [], dumps }) {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const known = (name, choices) => given.getAll(name).filter((one) => choices.includes(one));
    const asked = given
      .getAll("topic")
      .flatMap((slug) => (topics.includes(slug) ? [slug] : heirs(slug)));
    return {
      q: (given.get("q") ?? "").trim(),
      topics: [...new Set(asked)],
      match: given.get("match") === "all" ? "all" : "any",
      ...years(given.get("year")),
      undated: oneOf(UNDATED, given.get("undated")),
      code: given.get("code") === "1",
      picked: given.get("picked") === "1",
      dumps: known("dump", dumps),
      state: oneOf(STATES, given.get("state")),
      sort: oneOf(SORTS, given.get("sort")),
    };
  }

  /** The fragment of a view, with its `#`; empty for the view of everything. */
  function format(view) {
    const pairs = [
      ["q", view.q],
      ...view.topics.map((slug) => ["topic", slug]),
      ["match", view.match === "all" && view.topics.length > 1 ? "all" : ""],
      ["year", yearText(view)],
      ["undated", view.undated],
      ["code", view.code ? "1" : ""],
      ["picked", view.picked ? "1" : ""],
      ...view.dumps.map((name) => ["dump", name]),
      ["state", view.state],
      ["sort", view.sort],
    ].filter(([, value]) => value);
    return pairs.length > 0 ? `#${new URLSearchParams(pairs)}` : "";
  }

  const everything = Object.freeze(parse("", { topics: [], dumps: [] }));

  return { parse, format, everything, yearText };
});
