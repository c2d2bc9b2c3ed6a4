"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { pageWithStorage } = require("../storage.js");

const HOUR = 60 * 60 * 1000;

/** A visit to a list to which these numbers of papers came, one a revision. */
function visitOf(revisions, values) {
  const sitegen = { load: async () => revisions };
  return freshParts({ ...pageWithStorage(values), sitegen })("visit")();
}

async function visitTo(revisions, values) {
  const { known, added } = await visitOf(revisions, values);
  return { known, added };
}

test("to a reader who comes for the first time, nothing is new", async () => {
  assert.deepEqual(await visitTo([5, 2], new Map()), { known: 2, added: 0 });
});

test("what came since the last visit is new for as long as this one lasts", async (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  const values = new Map();
  await visitTo([5], values);
  t.mock.timers.tick(HOUR);
  assert.deepEqual(await visitTo([5, 2, 1], values), { known: 1, added: 3 });
  t.mock.timers.tick(HOUR / 4);
  assert.deepEqual(await visitTo([5, 2, 1], values), { known: 1, added: 3 });
  t.mock.timers.tick(HOUR);
  assert.deepEqual(await visitTo([5, 2, 1], values), { known: 3, added: 0 });
});

test("a list that began anew has nothing new", async (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  const values = new Map();
  await visitTo([5, 2, 1], values);
  t.mock.timers.tick(HOUR);
  assert.deepEqual(await visitTo([8], values), { known: 1, added: 0 });
});

test("what a reader marks as seen is not new any more, in this visit or the next", async () => {
  const values = new Map();
  await visitTo([5], values);
  values.forEach((value, key) => {
    values.set(key, JSON.stringify({ ...JSON.parse(value), at: 0 }));
  });
  const visit = await visitOf([5, 2], values);
  assert.deepEqual([visit.known, visit.newest, visit.added], [1, 2, 2]);
  visit.markSeen();
  assert.deepEqual(await visitTo([5, 2], values), { known: 2, added: 0 });
});
