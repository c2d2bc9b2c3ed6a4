/* Desk cards: what the server says of each item, asked for before it is wanted. */

sitegen.define("desk_cards", [], function () {
  "use strict";

  /** `ask(address)` promises what the server answers. */
  return function deskCards(ask) {
    const kept = new Map();

    /** The card of an item; one that could not be had is asked for again the next time. */
    function get(key) {
      if (!kept.has(key)) {
        const asked = ask(`cards/${encodeURIComponent(key)}.json`);
        kept.set(key, asked);
        asked.then(({ error }) => {
          if (error && kept.get(key) === asked) kept.delete(key);
        });
      }
      return kept.get(key);
    }

    return { get, forget: (key) => kept.delete(key), forgetAll: () => kept.clear() };
  };
});
