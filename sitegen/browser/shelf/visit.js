/* Visit: which papers are new to this reader.

   The list counts its revisions, so the build needs no clock; the reader's own clock separates
   one visit from the next. */

sitegen.define("visit", ["storage"], function (storage) {
  "use strict";

  const NAME = "visit";
  const PAUSE = 30 * 60 * 1000; // milliseconds without a page, after which a new visit begins

  /** @type {Promise<Visit> | null} */
  let current = null;

  /** The newest revision the reader knew when this visit began. */
  function known(revision, now) {
    const last = storage.read(NAME);
    if (![last?.known, last?.seen, last?.at].every(Number.isFinite)) return revision;
    return Math.min(now - last.at > PAUSE ? last.seen : last.known, revision);
  }

  async function recorded() {
    const revisions = await sitegen.load("revisions", "explore/revisions");
    const now = Date.now();
    const before = known(revisions.length, now);
    storage.write(NAME, { known: before, seen: revisions.length, at: now });
    const added = revisions.slice(before).reduce((sum, count) => sum + count, 0);
    const markSeen = () => {
      storage.write(NAME, { known: revisions.length, seen: revisions.length, at: Date.now() });
    };
    return { known: before, newest: revisions.length, added, markSeen };
  }

  /** Promises {known, newest, added, markSeen}: the newest revision known before this visit, the
      newest there is, the papers since then; and what makes nothing new. */
  return () => (current ??= recorded());
});
