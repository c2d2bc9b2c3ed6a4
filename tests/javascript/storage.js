/* A browser's storage, as far as the parts use it. */

"use strict";

/** The globals of a page whose `localStorage` holds `values`; other tabs share it.  It has room
    for values of so many characters.  `write(key, value)` is what another tab does, and `comeBack`
    what a browser does that kept the page for "Back". */
function pageWithStorage(values = new Map(), { isRefused = false, room = Infinity } = {}) {
  const listeners = [];
  const refuse = () => {
    if (isRefused) throw new Error("refused");
  };
  return {
    localStorage: {
      getItem(key) {
        refuse();
        return values.get(key) ?? null;
      },
      setItem(key, value) {
        refuse();
        if (value.length > room) throw new Error("no room");
        values.set(key, value);
      },
    },
    window: { addEventListener: (_, listener) => listeners.push(listener) },
    write(key, value) {
      values.set(key, value);
      for (const listener of listeners) listener({ key });
    },
    comeBack() {
      for (const listener of listeners) listener({ persisted: true });
    },
  };
}

module.exports = { pageWithStorage };
