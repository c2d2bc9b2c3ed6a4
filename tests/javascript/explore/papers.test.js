"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { CHOICES } = require("./list.js");

const use = freshParts();
const join = use("papers");

const COLUMNS = {
  ...Object.fromEntries(use("facets").all.map(({ name }) => [name, [0, 0, 0]])),
  topics: [[1, 0], [2], [0]],
  authors: [[], [1], []],
  date: [20220101, 0, 20240817],
  dumps: [[0], [0, 1], [0]],
  comments: [3, null, 0],
};

/** Lines of the plain list, with a link to each paper. */
function linesOf(...ids) {
  return ids.map((id) => {
    const link = { pathname: `/list/papers/${id}.html` };
    return { querySelector: () => link };
  });
}

const LINES = linesOf("apricots-aaaaaa", "moths-bbbbbb", "zebras-cccccc");
const DATA = { keys: "aaaaaabbbbbbcccccc", choices: CHOICES, columns: COLUMNS };

test("each line gets its facts, and choices by their values", () => {
  const [apricots, moths] = join(LINES, DATA);
  assert.deepEqual(apricots.topics, ["moths", "caches"]);
  assert.deepEqual(moths.authors, ["zoe-numbat"]);
  assert.deepEqual(moths.dumps, ["april.txt", "may & june.txt"]);
  assert.equal(moths.id, "moths-bbbbbb");
  assert.equal(moths.link, LINES[1].querySelector());
  assert.deepEqual([apricots.topic, moths.topic], [1, 2]);
  assert.equal(apricots.comments, 3);
});

test("the newest is the youngest, and the undated come last", () => {
  assert.deepEqual(
    join(LINES, DATA).map(({ age }) => age),
    [1, 2, 0],
  );
});

test("facts of another build are refused", () => {
  assert.throws(() => join(linesOf("apricots-aaaaaa"), DATA));
  assert.throws(() => join(LINES, { ...DATA, keys: "aaaaaabbbbbbdddddd" }));
  const columns = { ...COLUMNS, code: undefined };
  assert.throws(() => join(LINES, { ...DATA, columns }), /code/);
});
