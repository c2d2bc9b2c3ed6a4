/* Desk queue: what is left to decide, in order, and where the curator is.

   A decision leaves the queue at once, before the server has written it: until it answers, its keys
   are held back from every newer queue, and come back if it refuses. */

sitegen.define("desk_queue", [], function () {
  "use strict";

  const AT_ONCE = 20; // certain ones: so many can be read before they are confirmed

  /** Cards in order: the certain ones together, each other item alone. */
  function stopsOf(items) {
    const certain = items.filter((item) => item.certain);
    const stops = [];
    for (let start = 0; start < certain.length; start += AT_ONCE) {
      stops.push({ isBatch: true, items: certain.slice(start, start + AT_ONCE) });
    }
    const others = items.filter((item) => !item.certain);
    return [...stops, ...others.map((item) => ({ isBatch: false, items: [item] }))];
  }

  return function deskQueue() {
    /** @type {DeskItem[]} */
    let all = [];
    /** @type {{ kind: string; name: string }[]} */
    let names = [];
    const unanswered = new Set();
    let here = ""; // the key of an item on the card that is shown
    let isOpened = false; // whether it was taken out of its batch

    const items = () => all.filter(({ key }) => !unanswered.has(key));
    const stops = () => stopsOf(items());

    function indexIn(cards) {
      return cards.findIndex((card) => card.items.some(({ key }) => key === here));
    }

    function go(key, opened = false) {
      here = key;
      isOpened = opened;
    }

    /** The card to show; null when nothing is left. */
    function stop() {
      const cards = stops();
      const found = cards[indexIn(cards)] ?? cards[0];
      if (!found) return null;
      const own = isOpened && found.items.find(({ key }) => key === here);
      return own ? { isBatch: false, items: [own] } : found;
    }

    /** Cards that follow the one that is shown, the first ones again after the last. */
    function following(count) {
      const cards = stops();
      const index = Math.max(0, indexIn(cards));
      return [...cards.slice(index + 1), ...cards.slice(0, index)].slice(0, count);
    }

    function move(step) {
      const cards = stops();
      const index = Math.max(0, indexIn(cards));
      const next = cards[(index + step + cards.length) % cards.length];
      if (next) go(next.items[0].key);
    }

    /** Take these off; what follows takes their place, or the rest of their batch. */
    function settle(keys) {
      const cards = stops();
      const index = Math.max(0, indexIn(cards));
      const rest = cards[index]?.items.filter(({ key }) => !keys.includes(key)) ?? [];
      const next = rest[0] ?? (cards[index + 1] ?? cards[0])?.items[0];
      for (const key of keys) unanswered.add(key);
      go(next?.key ?? "");
    }

    /** The server has written the decision on `keys`, and these have left the queue. */
    function answered(keys, removed) {
      all = all.filter(({ key }) => !removed.includes(key));
      for (const key of keys) unanswered.delete(key);
    }

    /** It has not: they are back, the first of them on the card. */
    function refused(keys) {
      for (const key of keys) unanswered.delete(key);
      go(keys[0], keys.length === 1);
    }

    /** Take a newer queue; who stood at something that is gone stands where it was. */
    function read(queue) {
      const before = indexIn(stops());
      all = queue.items;
      names = queue.kinds;
      const cards = stops();
      if (indexIn(cards) < 0) go((cards[before] ?? cards[0])?.items[0].key ?? "");
    }

    function kinds() {
      const of = (kind) => items().filter((item) => item.kind === kind);
      const known = names.map(({ kind, name }) => ({ kind, name, items: of(kind) }));
      return known.filter((one) => one.items.length > 0);
    }

    return {
      ...{ read, stop, following, move, go, settle, answered, refused, kinds },
      has: (key) => items().some((item) => item.key === key),
      left: () => items().length,
      waiting: () => unanswered.size,
      /** The number of the card among all, from 1. */
      number: () => indexIn(stops()) + 1,
      cards: () => stops().length,
    };
  };
});
