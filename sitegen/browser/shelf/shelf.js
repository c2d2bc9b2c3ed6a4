/* Shelf: what a reader keeps about papers: saved, reading, read, a note, a place on their list.
   It never leaves the browser unless they export or share it.

   Each field has the time it was set (`{"saved": {"is": true, "at": "2026-04-15T…Z"}}`), so two
   shelves merge field by field, the newer winning; what is undone stays as false. */

sitegen.define("shelf", ["storage", "states"], function (storage, states) {
  "use strict";

  const NAME = "shelf";
  const EMPTY = Object.freeze({ saved: false, reading: false, read: false, note: "" });
  const MARKS = ["saved", "reading", "read"];
  const KIND = "sitegen reading state";
  const VERSION = 1;
  const PIECE = 1000; // entries of an imported file after which the page may respond

  const isFlag = (is) => typeof is === "boolean";
  const FIELDS = {
    saved: isFlag,
    reading: isFlag,
    read: isFlag,
    note: (is) => typeof is === "string",
    place: (is) => Number.isSafeInteger(is) && is >= 0,
  };

  const listeners = new Set();
  let isRefused = false;
  let papers = stored();

  function stored() {
    return wellFormed(storage.read(NAME));
  }

  /** A field as far as it can be trusted: a clock ahead of ours must not win forever. */
  function wellFormedField(field, given) {
    if (!FIELDS[field](given?.is)) return null;
    const time = Date.parse(given.at);
    if (Number.isNaN(time)) return null;
    return { is: given.is, at: new Date(Math.min(time, Date.now())).toISOString() };
  }

  function wellFormedEntry(given) {
    const fields = Object.keys(FIELDS).map((field) => [
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

  /** What a reader says of a paper, where nothing is kept too. */
  function valuesOf(id) {
    const entry = papers.get(id);
    const values = Object.entries(EMPTY).map(([field, is]) => [field, entry?.[field]?.is ?? is]);
    return Object.fromEntries(values);
  }

  /** Whether anything is kept; what was undone stays only to win over older copies. */
  function isKept(id) {
    return Object.entries(valuesOf(id)).some(([field, is]) => is !== EMPTY[field]);
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

  /** Set fields of a paper. */
  function put(id, values, at = new Date().toISOString()) {
    const fields = Object.entries(values).map(([field, is]) => [field, { is, at }]);
    papers.set(id, { ...papers.get(id), ...Object.fromEntries(fields) });
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

  /** When a paper came into its state. */
  function since(id) {
    const entry = papers.get(id) ?? {};
    return MARKS.map((mark) => entry[mark]?.at ?? "").reduce((a, b) => (a > b ? a : b));
  }

  /** The place that a reader gave a paper, null without one: a place in the list of another state
      says nothing. */
  function placeOf(id) {
    const place = papers.get(id)?.place;
    return place && place.at >= since(id) ? place.is : null;
  }

  storage.onChange(NAME, () => {
    papers = stored();
    notify();
  });

  return {
    /** {saved, reading, read, note} of a paper. */
    get: valuesOf,

    /** When a paper was marked read, as an ISO time; empty if it is not. */
    readAt(id) {
      const { is, at } = papers.get(id)?.read ?? { is: false };
      return is ? at : "";
    },

    set(id, field, is) {
      change(() => put(id, { [field]: is }));
    },

    /** Where a paper stands on the list; "" where it does not. */
    state: (id) => states.of(valuesOf(id)),

    setState(id, state) {
      change(() => put(id, states.marksOf(state)));
    },

    /** What `restore` needs to take a change of these papers back. */
    snapshot: (ids) => new Map(ids.map((id) => [id, papers.get(id) ?? {}])),

    /** Take changes back: the marks are as they were, and the note where it was deleted.  A note
        that was written since stays. */
    restore(snapshot) {
      change(() => {
        for (const [id, before] of snapshot) {
          const now = { ...papers.get(id) };
          for (const mark of MARKS) delete now[mark];
          const restored = { ...now, ...before };
          if (now.note?.is) restored.note = now.note;
          papers.set(id, restored);
        }
      });
    },

    /** Nothing is kept of a paper anymore. */
    forget(id) {
      change(() => put(id, EMPTY));
    },

    /** Put papers on the list that are not there, to read, the first as the newest; returns their
        ids. */
    add(ids) {
      const absent = ids.filter((id) => states.of(valuesOf(id)) === "");
      const now = Date.now();
      change(() => {
        absent.forEach((id, i) => put(id, { saved: true }, new Date(now - i).toISOString()));
      });
      return absent;
    },

    /** The papers of a state get the places in which they stand here. */
    arrange(ids) {
      const at = new Date().toISOString();
      change(() => {
        ids.forEach((id, is) => {
          if (placeOf(id) !== is) papers.set(id, { ...papers.get(id), place: { is, at } });
        });
      });
    },

    since,
    placeOf,

    /** The ids of all papers of which something is kept. */
    ids: () => [...papers.keys()].filter(isKept),

    /** Those on the list: to read, reading or read. */
    listed: () => [...papers.keys()].filter((id) => states.of(valuesOf(id)) !== ""),

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
