/* Store: what Explore shows at the moment, and the one place where that changes.

   The view (what is asked for) is in the address; all else follows from it, from the papers
   and from what the reader keeps.  Whoever shows a part of it is called with the state. */

sitegen.define("store", ["address", "filter"], function (address, filter) {
  "use strict";

  const AT_ONCE = 20; // rows

  /**
   * `list` is that of `papers`.  `search(words)` promises their match, whose scores `filter` goes by, or null where they ask
   * for nothing yet; `trail` is where views go and come from.  A state is {view, found, counts,
   * sort, match, isLost, selected, total}: `isLost` says that the words could not be looked up,
   * `selected` are the ids of the papers that the reader selected.
   */
  return function store({ list, reader, search, trail }) {
    const { choices } = list;
    const listeners = [];
    const selected = new Set();

    let view = address.parse(trail.here(), choices);
    /** @type {{ q: string, match: Match | null }} */
    let words = { q: "", match: null }; // of the last search
    /** @type {State} */
    let state;
    /** @type {State} */
    let latest; // which is shown once its first rows are there

    function notify() {
      for (const listener of listeners) listener(state);
    }

    /** The first rows are there before anybody is told of them: nothing moves. */
    async function show(isLost = false) {
      const match = view.q ? words.match : null;
      const result = filter(list, view, match?.scores ?? null, reader);
      const found = result.found.map(list.paper);
      const next = { ...result, found, view, match, isLost, selected, total: list.count };
      latest = next;
      const first = found.slice(0, AT_ONCE);
      if (!list.isReady(first)) await list.ready(first).catch(() => {});
      if (latest !== next) return;
      state = next;
      notify();
    }

    /** Look up the view's words, if they are new, and show the papers, unless other words are
        meant by then. */
    async function update() {
      const { q } = view;
      const isKnown = !q || q === words.q;
      const match = isKnown ? words.match : await search(q).catch(() => undefined);
      if (q !== view.q) return;
      const isLost = match === undefined;
      if (!isKnown) words = isLost ? { q: "", match: null } : { q, match };
      await show(isLost);
    }

    return {
      /** The state as listeners last received it. */
      state: () => state,

      /** `part(view)` is what to change of it. */
      change(part, how = { isTyping: false }) {
        view = { ...view, ...part(view) };
        trail.push(address.format(view), how.isTyping);
        return update();
      },

      /** Take the view from where the reader is now. */
      follow() {
        view = address.parse(trail.here(), choices);
        return update();
      },

      /** The ids of the papers that the reader selected. */
      selected,

      select(id, isOn) {
        if (isOn) selected.add(id);
        else selected.delete(id);
        notify();
      },

      update,

      /** Filter anew: what the reader keeps has changed. */
      refresh: () => show(),

      onChange: (listener) => listeners.push(listener),
      view: () => view,
    };
  };
});
