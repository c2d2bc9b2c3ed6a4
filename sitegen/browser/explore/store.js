/* Store: what Explore shows at the moment, and the one place where that changes.

   The view (what is asked for) is in the address; all else follows from it, from the papers
   and from what the reader keeps.  Whoever shows a part of it is called with the state. */

sitegen.define("store", ["address", "filter"], function (address, filter) {
  "use strict";

  /**
   * `rank(words)` promises the scores that `filter` goes by; `trail` is where views go and come
   * from.  A state is {view, found, counts, sort, isLost, selected, total}: `isLost` says that the
   * words could not be looked up, `selected` are the ids of the papers that the reader selected.
   */
  return function store({ papers, choices, reader, rank, trail }) {
    const listeners = [];
    const selected = new Set();

    let view = address.parse(trail.here(), choices);
    /** @type {{ q: string, scores: Scores | null }} */
    let words = { q: "", scores: null }; // of the last search
    /** @type {State} */
    let state;

    function notify() {
      for (const listener of listeners) listener(state);
    }

    function show(isLost = false) {
      const scores = view.q ? words.scores : null;
      const result = filter(papers, view, scores, reader);
      state = { ...result, view, isLost, selected, total: papers.length };
      notify();
    }

    /** Look up the view's words, if they are new, and show the papers, unless other words are
        meant by then. */
    async function update() {
      const { q } = view;
      const isKnown = !q || q === words.q;
      const scores = isKnown ? words.scores : await rank(q).catch(() => null);
      if (q !== view.q) return;
      if (!isKnown) words = scores ? { q, scores } : { q: "", scores: null };
      show(!isKnown && !scores);
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
