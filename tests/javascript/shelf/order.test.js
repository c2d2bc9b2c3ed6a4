"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { seeded } = require("../random.js");

const { sorted, moved } = freshParts()("order");

test("what was never moved comes first, the newest above, then the places", () => {
  const papers = [
    { id: "a", since: "2024", place: 1 },
    { id: "b", since: "2025", place: 0 },
    { id: "c", since: "2023", place: null },
    { id: "d", since: "2026", place: null },
  ];
  assert.deepEqual(sorted(papers), ["d", "c", "b", "a"]);
});

test("any papers have one order, however they come", () => {
  const random = seeded(4);
  for (let round = 0; round < 200; round++) {
    const papers = Array.from({ length: 8 }, (_, i) => ({
      id: `p${i}`,
      since: String(Math.floor(random() * 3)),
      place: random() < 0.5 ? null : Math.floor(random() * 3),
    }));
    const others = papers.toSorted(() => random() - 0.5);
    assert.deepEqual(sorted(others), sorted(papers));
  }
});

test("a paper that is moved stands there, and the others stay in their order", () => {
  const random = seeded(5);
  for (let round = 0; round < 200; round++) {
    const ids = Array.from({ length: 1 + Math.floor(random() * 9) }, (_, i) => `p${i}`);
    const id = ids[Math.floor(random() * ids.length)];
    const index = Math.floor(random() * 14) - 2;
    const after = moved(ids, id, index);
    assert.equal(after.indexOf(id), Math.max(0, Math.min(index, ids.length - 1)));
    const without = (all) => all.filter((one) => one !== id);
    assert.deepEqual(without(after), without(ids));
  }
});
