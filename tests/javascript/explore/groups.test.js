"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { CHOICES } = require("./list.js");

const groups = freshParts()("groups");

function shown(sort, ...facts) {
  const papers = /** @type {any} */ (facts);
  const found = groups(papers, sort, CHOICES.topics);
  assert.deepEqual(
    found.flatMap(({ papers: those }) => those),
    papers,
  );
  return found.map(({ label, papers: those }) => `${label} ${those.length}`);
}

test("papers by date stand under their years", () => {
  const dates = [20260401, 20260000, 20240817, 0, 0].map((date) => ({ date }));
  assert.deepEqual(shown("date", ...dates), ["2026 2", "2024 1", "Year not listed 2"]);
});

test("papers by topic stand under their first one", () => {
  const topics = [0, 0, 1].map((each) => ({ topic: each }));
  assert.deepEqual(shown("topic", ...topics), ["Caches 2", "Moths 1"]);
});

test("where neighbors are not alike, or all are, there is no head", () => {
  const dates = [{ date: 20240817 }, { date: 20220101 }];
  assert.deepEqual(shown("title", ...dates), [" 2"]);
  assert.deepEqual(shown("date", dates[0], dates[0]), [" 2"]);
  assert.deepEqual(shown("date"), [" 0"]);
});
