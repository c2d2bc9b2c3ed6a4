"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { pageWithStorage } = require("../storage.js");

const KEY = "sitegen:/list/:searches";

function recentIn(values = new Map(), options = {}) {
  return freshParts(pageWithStorage(values, options))("recent");
}

test("the newest six are kept, each once", () => {
  const values = new Map();
  const { add, all } = recentIn(values);
  for (const query of ["a", "b", "c", "d", "e", "f", "g", "C"]) add(query);
  assert.deepEqual(all(), ["C", "g", "f", "e", "d", "b"]);
  assert.deepEqual(recentIn(values).all(), all());
});

test("one may be removed", () => {
  const { add, all, remove } = recentIn();
  add("a");
  add("b");
  remove("a");
  assert.deepEqual(all(), ["b"]);
});

test("nothing, and a pasted abstract, are not kept", () => {
  const { add, all } = recentIn();
  add("");
  add("x".repeat(500));
  assert.deepEqual(all(), []);
});

test("what something else left there is passed over", () => {
  for (const left of ["{}", "null", "[", '[1, null, " ", "a"]']) {
    assert.deepEqual(recentIn(new Map([[KEY, left]])).all(), left.includes("a") ? ["a"] : []);
  }
});

test("where storage is refused, they last as long as the page", () => {
  const { add, all } = recentIn(new Map(), { isRefused: true });
  add("a");
  assert.deepEqual(all(), ["a"]);
});
