/* Summaries: the whole texts of papers, from the data of the search. */

sitegen.define("summaries", ["known", "packed"], function (known, packed) {
  "use strict";

  /** Promises a Map of the texts by id; rejects where the data cannot be loaded.  What is missing,
      or of another build, is left out. */
  return async function summaries(ids) {
    const [{ papers }, settings] = await Promise.all([
      known.of(ids),
      sitegen.load("index", "search/index"),
    ]);
    const { version, textsPerPart } = settings;

    async function textOf(id) {
      const number = papers.get(id)?.document;
      if (number === undefined) return null;
      const name = `texts-${Math.floor(number / textsPerPart)}`;
      const part = await packed(await sitegen.load(name, `search/${version}/${name}`));
      const row = number % textsPerPart;
      return id.endsWith(part.key[row]) ? part.text[row] : null;
    }

    const texts = new Map();
    for (const [i, text] of (await Promise.all(ids.map(textOf))).entries()) {
      if (text !== null) texts.set(ids[i], text);
    }
    return texts;
  };
});
