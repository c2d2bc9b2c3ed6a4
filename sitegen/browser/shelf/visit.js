/* Visit: which papers are new to this reader.

   The list counts its generations, so no clock is needed where it is built; the reader's own
   tells one visit from the next. */

sitegen.define("visit", ["storage"], function (storage) {
  "use strict";

  const NAME = "visit";
  const PAUSE = 30 * 60 * 1000; // milliseconds without a page, after which a new visit begins

  /** @type {Promise<{known: number, added: number}> | null} */
  let current = null;

  /** The newest generation the reader knew when this visit began. */
  function known(generation, now) {
    const last = storage.read(NAME);
    if (![last?.known, last?.seen, last?.at].every(Number.isFinite)) return generation;
    return Math.min(now - last.at > PAUSE ? last.seen : last.known, generation);
  }

  async function recorded() {
    const generations = await sitegen.load("generations", "explore/generations");
    const now = Date.now();
    const before = known(generations.length, now);
    storage.write(NAME, { known: before, seen: generations.length, at: now });
    const added = generations.slice(before).reduce((sum, count) => sum + count, 0);
    return { known: before, added };
  }

  /** {known, added}: the newest generation known before this visit, the papers since then. */
  return () => (current ??= recorded());
});
