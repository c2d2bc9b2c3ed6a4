"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { CHOICES, dataOf, readerOf } = require("./list.js");

const use = freshParts();
const { parse } = use("address");
const filter = use("filter");

const newPapers = use("papers");
const PAPERS = newPapers(
  dataOf(
    { topics: ["caches"], date: 20240817, code: 1, comments: 2, state: 2 },
    { topics: ["caches", "moths"], date: 20220101, picked: 1, comments: 7 },
    { date: 0, dumps: ["april.txt", "may & june.txt"] },
  ),
);

/** @param {{ scores?: Map<number, number>, reader?: any }} given */
function filtered(fragment, given = {}) {
  const { scores = null, reader = readerOf() } = given;
  return filter(PAPERS, parse(fragment, CHOICES), scores, reader);
}

function ids(fragment, given) {
  return filtered(fragment, given)
    .found.map((number) => `p${number}`)
    .join(" ");
}

for (const [fragment, found] of [
  ["", "p0 p1 p2"],
  ["#topic=caches", "p0 p1"],
  ["#topic=moths&topic=unsorted", "p1 p2"],
  ["#topic=caches&topic=moths&match=all", "p1"],
  ["#year=2022", "p1"],
  ["#year=2023-", "p0"],
  ["#year=-2023", "p1"],
  ["#year=2023-&undated=yes", "p0 p2"],
  ["#undated=no", "p0 p1"],
  ["#undated=only", "p2"],
  ["#undated=only&year=2022", "p2"],
  ["#code=1", "p0"],
  ["#picked=1", "p1"],
  ["#dump=may+%26+june.txt", "p2"],
  ["#dump=april.txt&code=1", "p0"],
  ["#code=1&picked=1", ""],
  ["#sort=comments", "p1 p0 p2"],
  ["#sort=title", "p0 p1 p2"],
]) {
  test(`${fragment || "everything"} shows ${found || "nothing"}`, () => {
    assert.equal(ids(fragment), found);
  });
}

test("what the reader keeps is a filter", () => {
  const kept = {
    "a-000000": { saved: true },
    "b-000001": { read: true },
    "c-000002": { reading: true, note: "why" },
    "gone-ffffff": { saved: true },
  };
  const reader = readerOf(kept, 1);
  const found = (state) => ids(`#state=${state}`, { reader });
  assert.equal(found("saved"), "p0 p1 p2");
  assert.equal(found("to-read"), "p0");
  assert.equal(found("reading"), "p2");
  assert.equal(found("read"), "p1");
  assert.equal(found("unread"), "p0 p2");
  assert.equal(found("noted"), "p2");
  assert.equal(found("new"), "p0");
});

test("words leave what they rank, the best first, unless another order is asked for", () => {
  const scores = new Map([
    [12, 5],
    [10, 3],
  ]);
  assert.equal(ids("#q=x", { scores }), "p2 p0");
  assert.equal(ids("#q=x&sort=date", { scores }), "p0 p2");
  assert.equal(filtered("#q=x", { scores }).sort, "relevance");
});

test("without words there is no relevance to sort by", () => {
  assert.equal(filtered("#sort=relevance").sort, "date");
});

test("papers whose comments are not known come after those that have none", () => {
  const papers = newPapers(dataOf({}, { comments: 0 }, {}, { comments: 0 }));
  const { found } = filter(papers, parse("#sort=comments", CHOICES), null, readerOf());
  assert.deepEqual(found, [1, 3, 0, 2]);
});

test("equals are sorted by age", () => {
  const scores = new Map([
    [12, 1],
    [11, 1],
    [10, 1],
  ]);
  assert.equal(ids("#q=x", { scores }), "p0 p1 p2");
});

test("counts say what each other choice of a facet would give", () => {
  const { counts } = filtered("#topic=moths&code=1");
  assert.deepEqual(Object.fromEntries(counts.topics), { caches: 1 });
  assert.deepEqual(Object.fromEntries(counts.code), {});
  assert.equal(filtered("#topic=caches&code=1").counts.code.get(true), 1);
  assert.equal(filtered("#year=2022").counts.date.get(2024), 1);
});

test("many facets of the list's own narrow as any other does", () => {
  const names = Array.from({ length: 8 }, (_, n) => `facet.f${n}`);
  const data = dataOf({}, {});
  const column = [[1, 0], [0]];
  const papers = newPapers({
    ...data,
    own: names.map((name) => [name, name]),
    choices: {
      ...CHOICES,
      ...Object.fromEntries(names.map((name) => [name, [{ value: "a", label: "A" }]])),
    },
    columns: { ...data.columns, ...Object.fromEntries(names.map((name) => [name, column])) },
  });
  for (const name of names) {
    const view = parse(`#${name}=a`, papers.choices);
    const { found, counts } = filter(papers, view, null, readerOf());
    assert.deepEqual(found, [0]);
    assert.equal(counts[name].get("a"), 1);
  }
  newPapers(data); // whose list has none
});

test("where all topics are asked for, counts are of what is left", () => {
  const { counts } = filtered("#topic=caches&topic=moths&match=all");
  assert.deepEqual(Object.fromEntries(counts.topics), { caches: 1, moths: 1 });
});
