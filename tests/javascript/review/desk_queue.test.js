"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { seeded } = require("../random.js");
const given = require("./given.js");

const newQueue = freshParts()("desk_queue");

function queueOf(said = given.queue()) {
  const queue = newQueue();
  queue.read(said);
  return queue;
}

/** The keys on the card. */
const keysAt = (queue) => queue.stop()?.items.map(({ key }) => key) ?? [];

function many(count) {
  const items = Array.from({ length: count }, (_, i) => ({
    ...{ key: `n${i}`, kind: "new", title: "", says: "", topic: "", certain: true },
  }));
  return given.queue([], { items });
}

test("the certain ones are on one card, every other item on its own", () => {
  const queue = queueOf();
  assert.deepEqual(keysAt(queue), ["new-1", "new-2"]);
  queue.move(1);
  assert.deepEqual(keysAt(queue), ["doubted"]);
  assert.deepEqual([queue.place(), queue.left()], [{ first: 3, last: 3 }, 7]);
  queue.move(-2);
  assert.deepEqual(keysAt(queue), ["nowhere"], "before the first is the last");
});

test("no more certain ones are on a card than can be read", () => {
  const queue = queueOf(many(45));
  assert.deepEqual([queue.place(), queue.left()], [{ first: 1, last: 20 }, 45]);
  queue.settle(keysAt(queue));
  assert.deepEqual([queue.left(), keysAt(queue)[0], keysAt(queue).length], [25, "n20", 20]);
});

test("a batch does not grow while it is read: what comes later is another one", () => {
  const queue = queueOf(many(7));
  queue.read(many(9));
  assert.deepEqual([keysAt(queue).length, queue.left()], [7, 9]);
  queue.settle(keysAt(queue));
  assert.deepEqual(keysAt(queue), ["n7", "n8"]);
});

test("nor does another topic come into it, or what had left it", () => {
  const queue = queueOf(many(3));
  const all = many(3).items;
  const refiled = all.map((one) => (one.key === "n1" ? { ...one, topic: "Kites" } : one));
  queue.read({ ...many(3), items: refiled });
  assert.deepEqual(keysAt(queue), ["n0", "n2"]);
  queue.read(many(3));
  assert.deepEqual(keysAt(queue), ["n0", "n2"]);
  queue.move(1);
  assert.deepEqual(keysAt(queue), ["n1"]);
});

test("a decision brings the next card, and after the last one the first that was left", () => {
  const queue = queueOf();
  queue.go("pair");
  queue.settle(["pair"]);
  assert.deepEqual(keysAt(queue), ["nowhere"]);
  queue.settle(["nowhere"]);
  assert.deepEqual(keysAt(queue), ["new-1", "new-2"]);
  assert.equal(queue.left(), 5);
});

test("one taken out of its batch is alone, and then the others are back", () => {
  const queue = queueOf();
  queue.go("new-1", true);
  assert.deepEqual(keysAt(queue), ["new-1"]);
  queue.settle(["new-1"]);
  assert.deepEqual(keysAt(queue), ["new-2"]);
  assert.equal(queue.stop()?.isBatch, true);
});

test("what is not answered yet is not in a newer queue, either", () => {
  const queue = queueOf();
  queue.settle(["new-1", "new-2"]);
  queue.read(given.queue());
  assert.deepEqual([queue.left(), queue.waiting()], [5, 2]);
  queue.answered(["new-1", "new-2"], ["new-1", "new-2"]);
  assert.deepEqual([queue.left(), queue.waiting(), queue.has("new-1")], [5, 0, false]);
});

test("what the server refuses is back, where it was, and on the card", () => {
  const queue = queueOf();
  queue.go("pair");
  queue.settle(["pair"]);
  queue.refused(["pair"]);
  assert.deepEqual([keysAt(queue), queue.left()], [["pair"], 7]);
  queue.settle(["new-1", "new-2"]);
  queue.refused(["new-1", "new-2"]);
  assert.deepEqual(keysAt(queue), ["new-1", "new-2"]);
});

test("an answer may leave the item in the queue, or take others with it", () => {
  const queue = queueOf();
  queue.go("line-7");
  queue.settle(["line-7"]);
  queue.answered(["line-7"], []);
  assert.equal(queue.has("line-7"), true);
  queue.settle(["pair"]);
  queue.answered(["pair"], ["pair", "nowhere"]);
  assert.equal(queue.has("nowhere"), false);
});

test("who stood at something that is gone stands at what took its place", () => {
  const queue = queueOf();
  queue.go("lines-9");
  queue.read(given.queue(["lines-9"]));
  assert.deepEqual(keysAt(queue), ["pair"]);
  queue.read(given.queue(["doubted", "lines-9"]));
  assert.deepEqual(keysAt(queue), ["pair"], "and nothing before it moves them");
});

test("what is left is said by kind, in the server's order", () => {
  const queue = queueOf();
  queue.settle(["doubted"]);
  const kinds = queue.kinds().map(({ kind, items }) => [kind, items.length]);
  assert.deepEqual(kinds, [
    ...[
      ["new", 2],
      ["record", 1],
      ["skipped", 1],
    ],
    ...[
      ["near-miss", 1],
      ["unsorted", 1],
    ],
  ]);
});

test("cards to come are those after this one, and then those before it", () => {
  const queue = queueOf();
  queue.go("nowhere");
  const keys = queue.following(2).map(({ items }) => items[0].key);
  assert.deepEqual(keys, ["new-1", "doubted"]);
});

test("whatever is decided, each item is seen once and none is lost", () => {
  const random = seeded(7);
  for (let round = 0; round < 100; round++) {
    const queue = queueOf();
    const seen = [];
    while (queue.left() > 0) {
      const keys = keysAt(queue);
      const step = random();
      if (step < 0.3) queue.move(step < 0.15 ? 1 : -1);
      else if (step < 0.4) queue.read(given.queue(seen));
      else {
        queue.settle(keys);
        if (step < 0.5) queue.refused(keys);
        else {
          queue.answered(keys, keys);
          seen.push(...keys);
        }
      }
    }
    assert.equal(queue.stop(), null);
    assert.deepEqual(seen.toSorted(), given.ITEMS.map(({ key }) => key).toSorted());
  }
});
