"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const { of, marksOf, LABELS } = freshParts()("states");

for (const [marks, state] of [
  [{}, ""],
  [{ saved: true }, "to-read"],
  [{ saved: true, read: true }, "read"],
  [{ read: true }, "read"], // of an older list, which never saved it
  [{ saved: true, reading: true }, "reading"],
  [{ reading: true, read: true }, "read"], // merged from two browsers
]) {
  test(`${JSON.stringify(marks)} is ${state || "not on the list"}`, () => {
    assert.equal(of(marks), state);
  });
}

test("the marks of a state amount to it, whatever was marked before", () => {
  const before = [{}, { saved: true }, { saved: true, reading: true }, { saved: true, read: true }];
  for (const state of ["", "to-read", "reading", "read"]) {
    for (const marks of before) assert.equal(of({ ...marks, ...marksOf(state) }), state);
  }
  assert.deepEqual(Object.keys(LABELS).sort(), ["read", "reading", "to-read"]);
});
