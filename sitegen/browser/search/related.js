/* Related: topics that have the words which are like those of a query, of which nothing was found. */

sitegen.define("related", [], function () {
  "use strict";

  const MOST = 4;

  /** Promises them as [name, url], relative to the site's root. */
  return async function related(searching, suggestions) {
    const words = suggestions.flatMap(({ nearest }) => nearest.slice(0, 1)).join(" ");
    const { hits } = await searching.find(words, { limit: MOST, kinds: ["topic"] });
    return hits.map(({ title, url }) => [title, url.replace(sitegen.root, "")]);
  };
});
