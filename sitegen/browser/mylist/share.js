/* Share: papers as the fragment of an address, by the ends of their ids.

     #papers=1a2b3c4d5e6f                 six characters a paper, in order
     #papers=1a2b3c.-whole-id-4d5e6f.…    whole ids, where the end alone would mean another paper

   Whoever had an end first keeps it, so a link means the same papers forever. */

sitegen.define("share", [], function () {
  "use strict";

  const KEY = 6;
  const MOST = 2000; // papers: more than an address holds
  const ENDS = /^(?:[0-9a-f]{6})+$/;
  const WHOLE = /^-[a-z0-9-]{1,200}$/;

  /** The fragment of these papers, with its `#`; `isPlain(id)` says whether its end will do. */
  function format(ids, isPlain) {
    const tokens = ids.map((id) => (isPlain(id) ? id.slice(-KEY) : `.-${id}.`));
    const text = tokens.join("").replaceAll("..", ".");
    return `#papers=${text.replace(/^\.|\.$/g, "")}`;
  }

  function tokensOf(piece) {
    if (WHOLE.test(piece)) return [piece.slice(1)];
    return ENDS.test(piece) ? (piece.match(/.{6}/g) ?? []) : [];
  }

  /** What a fragment shares, ends of ids and whole ids; null if it shares nothing. Whatever is
      malformed is left out. */
  function parse(fragment) {
    const text = new URLSearchParams(fragment.replace(/^#/, "")).get("papers");
    if (text === null) return null;
    const pieces = text
      .slice(0, MOST * KEY)
      .toLowerCase()
      .split(".");
    return [...new Set(pieces.flatMap(tokensOf))].slice(0, MOST);
  }

  return { format, parse };
});
