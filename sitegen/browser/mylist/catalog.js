/* Catalog: the papers that a reader keeps, as the list knows them by now.

   Of a paper that is unknown here, the words of its id are better than nothing. */

sitegen.define("catalog", ["known", "shelf"], function (known, shelf) {
  "use strict";

  const NOTHING = { papers: new Map(), former: new Map(), gone: new Map(), shared: new Map() };

  function wordsOf(id) {
    const words = id
      .replace(/-[0-9a-f]{6}$/, "")
      .replaceAll("-", " ")
      .trim();
    return words.charAt(0).toUpperCase() + words.slice(1, 200) || "A paper";
  }

  return function catalog() {
    let found = NOTHING;
    let isLost = false;
    /** @type {Set<string>} */
    let asked = new Set();

    /** Look up what is kept, and let what was kept under former ids follow. */
    async function update() {
      const ids = shelf.ids();
      asked = new Set(ids);
      try {
        found = ids.length > 0 ? await known.of(ids) : NOTHING;
        isLost = false;
      } catch {
        isLost = true;
      }
      for (const id of found.former.values()) asked.add(id);
      shelf.follow(Object.fromEntries(found.former));
    }

    /** A paper as lines show it; without `topics` where the list does not have it. */
    function paper(id) {
      const here = found.papers.get(id);
      if (here) return { ...here, isOnSite: true };
      const unknown = {
        id,
        title: found.gone.get(id) ?? wordsOf(id),
        isOnSite: found.gone.has(id),
      };
      return isLost ? { ...unknown, topics: [], isOnSite: true } : unknown;
    }

    return {
      update,
      paper,

      isLost: () => isLost,

      /** Whether all that is kept was looked up. */
      isComplete: () => shelf.ids().every((id) => asked.has(id)),

      /** Whether this site's list has it, as far as anybody can tell. */
      isHere: (id) => isLost || found.papers.has(id),

      /** Whether the end of an id means this paper. */
      isPlain: (id) => (found.shared.get(id.slice(-6)) ?? [id])[0] === id,
    };
  };
});
