/* Known: what the list knows of papers by their ids, former ones too, from parts that are loaded
   when they are asked for.

   A part holds the papers whose ids end alike, so a reader's list of fifty papers costs what they
   weigh and not what the whole list does. */

sitegen.define("known", [], function () {
  "use strict";

  const KEY = /[0-9a-f]{6}$/;
  const FIELDS = ["id", "number", "title", "when", "byline", "topics", "elsewhere", "document"];

  const keyOf = (id) => KEY.exec(id)?.[0] ?? "000000";

  function loadIndex() {
    return sitegen.load("known", "explore/known");
  }

  /** The parts in which these keys are, together. */
  async function partsOf(keys) {
    const { version, digits } = await loadIndex();
    const ends = [...new Set(keys.map((key) => key.slice(0, digits)))];
    return Promise.all(
      ends.map((end) => sitegen.load(`known-${end}`, `explore/${version}/known-${end}`)),
    );
  }

  function paperOf(row, topics) {
    const paper = Object.fromEntries(FIELDS.map((field, i) => [field, row[i]]));
    return {
      ...paper,
      topics: paper.topics.map((n) => ({ slug: topics[n][0], name: topics[n][1] })),
    };
  }

  /** What the parts say, by id. */
  function joined(parts, { topics }) {
    const rows = parts.flatMap((part) => part.papers);
    return {
      papers: new Map(rows.map((row) => [row[0], paperOf(row, topics)])),
      former: new Map(parts.flatMap((part) => Object.entries(part.former))),
      gone: new Map(parts.flatMap((part) => Object.entries(part.gone))),
      shared: new Map(parts.flatMap((part) => Object.entries(part.shared))),
    };
  }

  async function readFor(ids) {
    return joined(await partsOf(ids.map(keyOf)), await loadIndex());
  }

  /** {papers, former, gone, shared}, each a Map: papers by id, where former ids lead, titles of
      removed papers, and for the keys of several ids those ids, the first published before others.
      Rejects if the data cannot be loaded. */
  async function of(ids) {
    const found = await readFor(ids);
    const heirs = ids.flatMap((id) => found.former.get(id) ?? []);
    if (heirs.length > 0) {
      const more = await readFor(heirs);
      for (const [id, paper] of more.papers) found.papers.set(id, paper);
    }
    return found;
  }

  /** The ids that the ends of ids stand for: of several, the first published. `tokens` are such
      ends, or whole ids; what is not known is left out. */
  async function resolved(tokens) {
    const { papers, former, gone, shared } = await of(tokens);
    const first = new Map();
    for (const id of [...papers.keys(), ...former.keys(), ...gone.keys()]) first.set(keyOf(id), id);
    for (const [key, ids] of shared) first.set(key, ids[0]);
    const isId = (token) => papers.has(token) || former.has(token) || gone.has(token);
    const ids = tokens.map((token) => (isId(token) ? token : first.get(token)));
    return [...new Set(ids.filter(Boolean).map((id) => former.get(id) ?? id))];
  }

  return { of, resolved };
});
