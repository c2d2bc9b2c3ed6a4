"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

const load = async (name) => received(name);
const plain = { ...received("index"), synonyms: [] };
const { find } = freshParts()("engine")(received("index"), load);
const { find: findWithout } = freshParts()("engine")(plain, load);

async function ids(query, engine = find) {
  return (await engine(query)).hits.map(({ id }) => id);
}

test("one name of a term finds papers that use another", async () => {
  assert.deepEqual((await ids("PAR expert")).sort(), ["paper-2", "paper-3", "paper-4"]);
  assert.deepEqual(await ids("planning ahead"), ["paper-3", "paper-4"]);
  assert.deepEqual(await ids("pipeline schedules"), ["paper-4", "paper-3"]);
  assert.deepEqual(await ids("all to harbors"), ["paper-1"]);
});

test("a name is its words in a row", async () => {
  for (const query of ["ahead planning", "planning far ahead", "planning"]) {
    assert.deepEqual(await ids(query), await ids(query, findWithout), query);
  }
});

test("what has the words themselves keeps its place before what has another name", async () => {
  for (const query of ["planning ahead", "pipeline schedules", "decoding", "lantern"]) {
    const before = await ids(query, findWithout);
    assert.deepEqual((await ids(query)).slice(0, before.length), before, query);
  }
});

test("the other names are marked, and nothing is offered instead of a known one", async () => {
  const { terms, suggestions } = await find("PAR");
  assert.ok(["planning", "ahead", "pipeline", "schedule"].every((word) => terms.includes(word)));
  assert.deepEqual(suggestions, []);
});

test("a name that begins another word may yet become that", async () => {
  assert.deepEqual((await ids("PAR")).sort(), ["paper-0", "paper-3", "paper-4"]);
});
