"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { pageWithStorage } = require("../storage.js");

const KEY = "sitegen:/list/:shelf";

function day(number) {
  return `2026-04-${String(number).padStart(2, "0")}T00:00:00.000Z`;
}

/** The parts of a page whose reader marked papers read, each on a day of a month long past. */
function reader(days) {
  const entries = Object.entries(days).map(([id, on]) => [id, { read: { is: true, at: day(on) } }]);
  return freshParts(pageWithStorage(new Map([[KEY, JSON.stringify(Object.fromEntries(entries))]])));
}

function progress(days) {
  return reader(days)("progress");
}

test("what is read of a course is counted, and the first step that is not is next", () => {
  const { of } = progress({ a: 1, c: 3, elsewhere: 9 });
  assert.deepEqual(of(["a", "b", "c", "d"]), { read: 2, next: 1, latest: day(3) });
  assert.deepEqual(of(["c", "a"]), { read: 2, next: -1, latest: day(3) });
  assert.deepEqual(of(["x", "y"]), { read: 0, next: 0, latest: "" });
});

test("who has read nothing has begun nothing", () => {
  assert.equal(progress({}).begun([["a", "b"], ["c"]]), null);
  assert.equal(progress({ a: 1 }).begun([]), null);
});

test("a course that is finished is not gone on with", () => {
  assert.equal(progress({ a: 1, b: 2 }).begun([["a", "b"]]), null);
  const { begun } = progress({ a: 5, b: 6, c: 1 });
  assert.deepEqual(
    begun([
      ["a", "b"],
      ["c", "d"],
    ]),
    { index: 1, next: 1 },
  );
});

test("of the courses begun, the one that was touched last is gone on with", () => {
  const courses = [
    ["a", "b"],
    ["c", "d"],
    ["e", "f"],
  ];
  assert.deepEqual(progress({ a: 1, d: 3, e: 2 }).begun(courses), { index: 1, next: 0 });
});

test("a paper counts in all its courses; of several touched with it, the first goes on", () => {
  const { of, begun } = progress({ shared: 4 });
  const courses = [
    ["x", "shared"],
    ["shared", "y"],
  ];
  assert.deepEqual(
    courses.map((ids) => of(ids).read),
    [1, 1],
  );
  assert.deepEqual(begun(courses), { index: 0, next: 0 });
});

test("what is marked as unread again does not count", () => {
  const use = reader({ a: 1 });
  use("shelf").set("a", "read", false);
  assert.deepEqual(use("progress").of(["a", "b"]), { read: 0, next: 0, latest: "" });
  assert.equal(use("progress").begun([["a", "b"]]), null);
});

test("progress goes where the reading state goes", async () => {
  const file = reader({ a: 1, b: 2 })("shelf").exported("A list");
  const use = reader({ d: 1 });
  await use("shelf").merge(file);
  const courses = [
    ["d", "e"],
    ["a", "b", "c"],
  ];
  assert.deepEqual(use("progress").begun(courses), { index: 1, next: 2 });
});

test("a saved paper, or one with a note, is not read", () => {
  const use = reader({});
  use("shelf").set("a", "saved", true);
  use("shelf").set("a", "note", "why");
  assert.equal(use("progress").begun([["a", "b"]]), null);
});
