/* Shelf: what a reader keeps about papers: saved, read, a note. It never leaves the browser
   unless they export it.

   Each field has the time it was set (`{"saved": {"is": true, "at": "2026-04-15T…Z"}}`), so two
   shelves merge field by field, the newer winning; what is undone stays as false. */

sitegen.define("shelf", ["storage"], function (storage) {
  "use strict";

  const NAME = "shelf";
  const EMPTY = Object.freeze({ saved: false, read: false, note: "" });
  const KIND = "sitegen reading state";
  const VERSION = 1;
  const PIECE = 1000; // entries of an imported file after which the page may respond

  const listeners = new Set();
  let isRefused = false;
  let papers = stored();

  function stored() {
    return wellFormed(storage.read(NAME));
  }

  /** A field as far as it can be trusted: a clock ahead of ours must not win forever. */
  function wellFormedField(field, given) {
    if (typeof given?.is !== typeof EMPTY[field]) return null;
    const time = Date.parse(given.at);
    if (Number.isNaN(time)) return null;
    return { is: given.is, at: new Date(Math.min(time, Date.now())).toISOString() };
  }

  function wellFormedEntry(given) {
    const fields = Object.keys(EMPTY).map((field) => [
      field,
      wellFormedField(field, given?.[field]),
    ]);
    return Object.fromEntries(fields.filter(([, field]) => field));
  }

  /** Add the entries with these ids; anything malformed is left out, because anybody may have
      written the file. */
  function addWellFormed(found, ids, value) {
    for (const id of ids) {
      const entry = wellFormedEntry(value[id]);
      if (Object.keys(entry).length > 0) found.set(id, entry);
    }
    return found;
  }

  /** The entries by id. */
  function wellFormed(value) {
    return addWellFormed(new Map(), Object.keys(value ?? {}), value);
  }

  /** The same for a file that may be large. */
  async function wellFormedInPieces(value) {
    const found = new Map();
    const ids = Object.keys(value);
    for (let at = 0; at < ids.length; at += PIECE) {
      addWellFormed(found, ids.slice(at, at + PIECE), value);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return found;
  }

  /** The papers of an exported file. Throws for any other file. */
  function papersOf(text) {
    const file = JSON.parse(text);
    const isOurs = file?.kind === KIND && file.version === VERSION;
    if (!isOurs || Object.prototype.toString.call(file.papers) !== "[object Object]") {
      throw new Error("not a reading list");
    }
    return file.papers;
  }

  /** Put newer fields into an entry; whether there were any. */
  function mergeEntry(id, entry) {
    const merged = { ...papers.get(id) };
    let isChanged = false;
    for (const [field, given] of Object.entries(entry)) {
      if (merged[field] && merged[field].at >= given.at) continue;
      isChanged ||= (merged[field]?.is ?? EMPTY[field]) !== given.is;
      merged[field] = given;
    }
    papers.set(id, merged);
    return isChanged;
  }

  /** Whether anything is kept; what was undone stays only to win over older copies. */
  function isKept(id) {
    return Object.entries(papers.get(id)).some(([field, { is }]) => is !== EMPTY[field]);
  }

  function notify() {
    for (const listener of listeners) listener();
  }

  function keep() {
    isRefused = !storage.write(NAME, Object.fromEntries(papers));
  }

  /** Change the shelf as it is now, which another tab may have written to. */
  function change(edit) {
    papers = stored();
    edit();
    keep();
    notify();
  }

  /** Keep what was merged.  If there is room only for the entries `before` the merge, keep those
      and throw a RangeError. */
  function keepMerged(before) {
    keep();
    if (!isRefused) return;
    const merged = papers;
    papers = before;
    keep();
    if (!isRefused) throw new RangeError("no room");
    papers = merged;
    keep();
  }

  storage.onChange(NAME, () => {
    papers = stored();
    notify();
  });

  return {
    /** {saved, read, note} of a paper. */
    get(id) {
      const state = { ...EMPTY };
      for (const [field, { is }] of Object.entries(papers.get(id) ?? {})) state[field] = is;
      return state;
    },

    /** When a paper was marked read, as an ISO time; empty if it is not. */
    readAt(id) {
      const { is, at } = papers.get(id)?.read ?? { is: false };
      return is ? at : "";
    },

    set(id, field, is) {
      const at = new Date().toISOString();
      change(() => papers.set(id, { ...papers.get(id), [field]: { is, at } }));
    },

    /** The ids of all papers of which something is kept. */
    ids: () => [...papers.keys()].filter(isKept),

    /** Papers that go by another id now keep their state. */
    follow(moved) {
      const old = Object.keys(moved).filter((id) => papers.has(id));
      if (old.length === 0) return;
      change(() => {
        for (const id of old) {
          mergeEntry(moved[id], papers.get(id) ?? {});
          papers.delete(id);
        }
      });
    },

    exported(list) {
      const file = { kind: KIND, version: VERSION, list, papers: Object.fromEntries(papers) };
      return `${JSON.stringify(file, null, 1)}\n`;
    },

    /** Merge an exported file, all or nothing; promises how many papers changed. Rejects with a
        RangeError if there is no room for it, with another error if it is not an exported file. */
    async merge(text) {
      const entries = await wellFormedInPieces(papersOf(text));
      papers = stored();
      const before = new Map(papers);
      const changed = [...entries].filter(([id, entry]) => mergeEntry(id, entry)).length;
      keepMerged(before);
      notify();
      return changed;
    },

    /** Whether the last change could not be kept. */
    isRefused: () => isRefused,

    onChange: (listener) => listeners.add(listener),
  };
});
