"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

/** `recall` on a page whose place in the history has this state. */
function recallWith(state) {
  const history = { state, replaceState: (next) => (history.state = next) };
  return { history, ...freshParts({ history })("recall") };
}

test("a search is kept beside what others keep there, and forgotten alone", () => {
  const { history, keep, kept, forget } = recallWith({ at: "p1" });
  assert.equal(kept(), null);
  keep("moths", 2);
  assert.deepEqual(kept(), { query: "moths", selected: 2 });
  assert.equal(history.state.at, "p1");
  forget();
  assert.equal(kept(), null);
  assert.equal(history.state.at, "p1");
});

test("a page that was never left has nothing to forget", () => {
  const { history, forget } = recallWith(null);
  forget();
  assert.equal(history.state, null);
});

test("what is not a search is none", () => {
  assert.equal(recallWith({ search: { query: 3 } }).kept(), null);
  assert.equal(recallWith({ search: "moths" }).kept(), null);
  assert.deepEqual(recallWith({ search: { query: "a" } }).kept(), { query: "a", selected: 0 });
});
