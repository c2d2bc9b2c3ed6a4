"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

const { find } = freshParts()("engine")(received("index"), async (name) => received(name));

async function ids(query, options) {
  return (await find(query, options)).hits.map(({ id }) => id);
}

test("a title's words find it, misspelled and unfinished too", async () => {
  for (const query of ["lantern decoding", "lantren", "parallel dec"]) {
    assert.equal((await ids(query))[0], "paper-0", query);
  }
});

test("an author's name finds the paper, without accents and as one word too", async () => {
  for (const query of ["bettong", "Zoe Saint-Emilion", "saintemilion", "SAINT ÉMILION"]) {
    const expected = query === "bettong" ? ["paper-1", "paper-2", "paper-4"] : ["paper-2"];
    assert.deepEqual((await ids(query)).sort(), expected, query);
  }
});

test("what is asked for is papers, unless more is wanted", async () => {
  assert.deepEqual(await ids("planning"), ["paper-3"]);
  assert.deepEqual((await ids("planning", { kinds: ["paper", "topic"] })).sort(), [
    "agents",
    "paper-3",
  ]);
});

test("topics and years narrow, and the limit counts what is left", async () => {
  assert.equal((await ids("decoding", { limit: 2 })).length, 2);
  assert.deepEqual(await ids("decoding", { topics: ["agents"], limit: 1 }), ["paper-3"]);
  assert.deepEqual(await ids("decoding", { years: [2021, null] }), ["paper-1"]);
  assert.equal((await ids("decoding", { years: [2021, 2022], limit: 1 })).length, 1);
});

test("numbers rank as hits do", async () => {
  const { hits } = await find("decoding", { limit: Infinity });
  const { ranked } = await find("decoding", { numbers: true });
  assert.deepEqual(
    ranked.map(({ score }) => score),
    hits.map(({ score }) => score),
  );
});
