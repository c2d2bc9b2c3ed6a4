/* Recent: what a reader searched for and followed, newest first, in this browser alone. */

sitegen.define("recent", ["storage"], function (storage) {
  "use strict";

  const NAME = "searches";
  const MOST = 6;
  const LONGEST = 120; // characters; a pasted abstract is not kept

  function all() {
    const kept = storage.read(NAME);
    if (!Array.isArray(kept)) return [];
    return kept.filter((query) => typeof query === "string" && query.trim()).slice(0, MOST);
  }

  function without(query) {
    return all().filter((other) => other.toLowerCase() !== query.toLowerCase());
  }

  return {
    all,
    remove: (query) => storage.write(NAME, without(query)),
    add(query) {
      if (!query || query.length > LONGEST) return;
      storage.write(NAME, [query, ...without(query)].slice(0, MOST));
    },
  };
});
