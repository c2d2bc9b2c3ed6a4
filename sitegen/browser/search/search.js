/* Search, the part every page carries: it fetches the rest when asked.

   sitegen.search(query, {limit, topics, years}) and sitegen.rank(query) are public. */

sitegen.define("search", ["packed"], function (packed) {
  "use strict";

  const loadIndex = () => sitegen.load("index", "search/index");
  const loadProgram = () => sitegen.load("program", "search/program");
  /** Of a long list, texts come packed. */
  const partsOf = (settings) => async (name) => {
    const part = await sitegen.load(name, `search/${settings.version}/${name}`);
    return name.startsWith("texts-") ? packed(part) : part;
  };

  /** What `start` promises, started once; after a failure the next caller starts again.
      @template Value
      @param {(...given: any[]) => Promise<Value>} start */
  function once(start) {
    /** @type {Promise<Value> | null} */
    let promised = null;
    return (...given) => {
      promised ??= start(...given).catch((error) => {
        promised = null;
        throw error;
      });
      return promised;
    };
  }

  /** In a short list every query reads these; they need not wait for the program. */
  async function preload() {
    const settings = await loadIndex();
    if (settings.whole) await partsOf(settings)("records-0");
  }

  const client = once(async () => {
    preload().catch(() => {}); // whoever needs a part asks again
    const [settings] = await Promise.all([loadIndex(), loadProgram()]);
    return sitegen.use("client")(settings, partsOf(settings));
  });

  const dialog = once(async (frame) => {
    await loadProgram();
    return sitegen.use("dialog")(frame, client);
  });

  /** Load all of it before the reader asks. */
  function prepare() {
    client().catch(() => {}); // it is loaded again, and said, when it is needed
  }

  /** {scores, matched, about} of a query, for the page that has all papers already and need not
      read them once more: the score of every paper that matches by its number in the index, best
      first, and what of a paper was meant. Null if the query asks for nothing yet. */
  async function match(query) {
    const searching = await client();
    const { ranked, terms, isBlank } = await searching.find(query, { numbers: true });
    if (isBlank) return null;
    const scores = new Map(ranked.map(({ number, score }) => [number, score]));
    return { scores, matched: searching.matched(query, terms), about: searching.about };
  }

  /**
   * Papers that match, best first: [{id, title, url, score, kind, topic, topics, year,
   * inferred}], the last of which says that no source states the year.
   * `url` is absolute.  `limit` is 10 by default (Infinity for all); `topics` keeps papers in
   * any of these slugs, `years` those of any of these years, where null means "not listed".
   * `kinds` (["paper"] by default) may add "topic" and "page".
   */
  sitegen.search = async (query, options = {}) =>
    (await (await client()).find(query, options)).hits;

  /** The score of every paper that matches, by its number in the index, best first. */
  sitegen.rank = async (query) => (await match(query))?.scores ?? new Map();

  return { client, dialog, prepare, match };
});
