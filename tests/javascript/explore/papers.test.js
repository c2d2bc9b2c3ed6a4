"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { dataOf, rowsOf } = require("./list.js");

const DATA = dataOf(
  { date: 20220101, topics: ["moths", "caches"], comments: 3 },
  { date: 0, authors: ["zoe-numbat"], dumps: ["april.txt", "may & june.txt"] },
  { date: 20240817, comments: 0 },
);

function listOf(data = DATA, load = rowsOf(data)) {
  return freshParts({ sitegen: { load } })("papers")(data);
}

function ages(list) {
  return [0, 1, 2].map((number) => list.paper(number).age);
}

test("papers know their facts by their numbers", () => {
  const list = listOf();
  assert.equal(list.count, 3);
  assert.deepEqual(
    [0, 1, 2].map((number) => list.paper(number).topic),
    [1, 2, 2],
  );
  assert.deepEqual([...list.columns.dumps.starts], [0, 1, 3, 4]);
});

test("the newest is the youngest, and the undated come last", () => {
  assert.deepEqual(ages(listOf()), [1, 2, 0]);
});

test("papers stand in each order, and equals from the newest", () => {
  const list = listOf();
  assert.deepEqual([...list.order("title")], [0, 1, 2]);
  assert.deepEqual([...list.order("date")], [2, 0, 1]);
  assert.deepEqual([...list.order("topic")], [0, 2, 1]);
  assert.deepEqual([...list.order("comments")], [0, 2, 1]);
});

test("only the rows that are asked for are loaded, and once", async () => {
  const asked = [];
  const load = (name, path) => {
    asked.push(path);
    return rowsOf(DATA)(name);
  };
  const list = listOf(DATA, load);
  const [oldest, undated, newest] = [0, 1, 2].map(list.paper);
  assert.equal(list.isReady([newest]), false);
  assert.equal(newest.id, "");
  await list.ready([newest, oldest]);
  await list.ready([newest]);
  assert.deepEqual(asked, ["explore/1/rows-0"]);
  assert.deepEqual([newest.id, oldest.row.title], ["p-000002", "Title 0"]);
  assert.equal(list.isReady([newest, undated]), false);
});

test("a paper is found by its id, and by all of it where others end alike", () => {
  const list = listOf({ ...DATA, keys: "aaaaaabbbbbbaaaaaa", alike: { "x-aaaaaa": 2 } });
  assert.equal(list.find("x-aaaaaa"), 2);
  assert.equal(list.find("any-bbbbbb"), 1);
  for (const unknown of ["any-abbbbb", "any-cccccc", "bbbb", ""]) {
    assert.equal(list.find(unknown), -1);
  }
});

test("facts of another build are refused", () => {
  const columns = { ...DATA.columns, code: undefined };
  assert.throws(() => listOf({ ...DATA, columns }), /code/);
});
