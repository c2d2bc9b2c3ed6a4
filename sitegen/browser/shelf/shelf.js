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

  /** The entries by id; whatever is not one is left out, because anybody may have written the file. */
  function wellFormed(value) {
    const found = new Map();
    for (const [id, entry] of Object.entries(value ?? {})) {
      const fields = Object.keys(EMPTY)
        .map((field) => [field, wellFormedField(field, entry?.[field])])
        .filter(([, given]) => given);
      if (fields.length > 0) found.set(id, Object.fromEntries(fields));
    }
    return found;
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

  /** Change the shelf as it is now, which another tab may have written to. */
  function change(edit) {
    papers = stored();
    const result = edit();
    isRefused = !storage.write(NAME, Object.fromEntries(papers));
    notify();
    return result;
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

    /** Merge an exported file; how many papers changed. Throws for any other file. */
    merge(text) {
      const file = JSON.parse(text);
      if (file?.kind !== KIND || file.version !== VERSION) throw new Error("not a reading list");
      const entries = wellFormed(file.papers);
      return change(() => [...entries].filter(([id, entry]) => mergeEntry(id, entry)).length);
    },

    /** Whether the last change could not be kept. */
    isRefused: () => isRefused,

    onChange: (listener) => listeners.add(listener),
  };
});
