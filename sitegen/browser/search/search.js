/* Search, the part every page carries: it fetches the rest when asked.

   sitegen.search(query, {limit, topics, years}) and sitegen.rank(query) are public. */

sitegen.define("search", [], function () {
  "use strict";

  const loadData = (name, path = name) => sitegen.load(name, `search/${path}`);
  const loadProgram = () => sitegen.load("program", "search/program");

  /** What `start` promises, started once; after a failure the next caller starts again.
      @template Value
      @param {() => Promise<Value>} start */
  function once(start) {
    /** @type {Promise<Value> | null} */
    let promised = null;
    return () => {
      promised ??= start().catch((error) => {
        promised = null;
        throw error;
      });
      return promised;
    };
  }

  const client = once(async () => {
    const [settings] = await Promise.all([loadData("index"), loadProgram()]);
    return sitegen.use("client")(settings, loadData);
  });

  const dialog = once(async () => {
    await loadProgram();
    return sitegen.use("dialog")(client);
  });

  /**
   * Papers that match, best first: [{id, title, url, score, kind, topic, topics, year,
   * inferred}], the last of which says that no source states the year.
   * `url` is absolute.  `limit` is 10 by default (Infinity for all); `topics` keeps papers in
   * any of these slugs, `years` those of any of these years, where null means "not listed".
   * `kinds` (["paper"] by default) may add "topic" and "page".
   */
  sitegen.search = async (query, options = {}) =>
    (await (await client()).find(query, options)).hits;

  /** The score of every paper that matches, by its number in the index, best first: for the
      page that has all papers already, and need not read them once more. */
  sitegen.rank = async (query) => {
    const { ranked } = await (await client()).find(query, { numbers: true });
    return new Map(ranked.map(({ number, score }) => [number, score]));
  };

  return { client, dialog };
});
