/* Desk queue: what is left to decide, in order, and where the curator is.

   A decision leaves the queue at once, before the server has written it: until it answers, its keys
   are held back from every newer queue, and come back if it refuses. */

sitegen.define("desk_queue", [], function () {
  "use strict";

  const AT_ONCE = 20; // certain ones: so many can be read before they are confirmed

  return function deskQueue() {
    /** @type {DeskItem[]} */
    let all = [];
    /** @type {{ kind: string; name: string }[]} */
    let names = [];
    const unanswered = new Set();
    let here = ""; // the key of an item on the card that is shown
    let isOpened = false; // whether it was taken out of its batch

    let batches = new Map(); // of what a curator sees of a certain item, the number of its batch
    let made = 0; // batches so far

    const items = () => all.filter(({ key }) => !unanswered.has(key));
    const seenOf = ({ key, topic }) => `${key} ${topic}`;

    /** What is new is another batch: none grows, or says another thing, while somebody reads it. */
    function assign() {
      const certain = all.filter((item) => item.certain);
      const added = certain.filter((item) => !batches.has(seenOf(item)));
      batches = new Map(certain.map((item) => [seenOf(item), batches.get(seenOf(item))]));
      added.forEach((item, i) => {
        if (i % AT_ONCE === 0) made++;
        batches.set(seenOf(item), made);
      });
    }

    /** Cards in order: the certain ones together, each other item alone. */
    function stops() {
      const found = new Map();
      for (const item of items()) {
        const id = item.certain ? batches.get(seenOf(item)) : item.key;
        if (!found.has(id)) found.set(id, { isBatch: item.certain, items: [] });
        found.get(id).items.push(item);
      }
      const [certain, others] = [true, false].map((isBatch) =>
        [...found.values()].filter((card) => card.isBatch === isBatch),
      );
      return [...certain, ...others];
    }

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

    /** The places of what is on the card among all that is left, from 1. */
    function place() {
      const shown = stop()?.items ?? [];
      const order = stops().flatMap((card) => card.items);
      const first = order.findIndex(({ key }) => key === shown[0]?.key) + 1;
      return { first, last: first + shown.length - 1 };
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
      assign();
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
      place,
    };
  };
});
