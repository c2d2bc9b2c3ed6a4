"use strict";

const assert = require("node:assert/strict");
const path = require("node:path");
const { test } = require("node:test");

const { SEARCH_DATA, freshParts, readJson, received } = require("../parts.js");

const lunr = require(path.join(SEARCH_DATA, "lunr.js"));

const use = freshParts();
const BOOSTS = { decoding: 1, remark3: 0.5, agent: 0.8, bettong: 1 };

/** Scores by document, of boosts by term. */
async function scored(boosts) {
  const settings = received("index");
  const Lexicon = use("lexicon");
  const lexicon = new Lexicon(settings, async (name) => received(name));
  await lexicon.read(lexicon.firsts.map((_, i) => i));
  const asked = new Map();
  for (const [term, boost] of Object.entries(boosts)) asked.set(lexicon.posting(term), boost);
  return use("scorer")(settings, lexicon.lengths).score(asked);
}

test("scores are those of lunr", async () => {
  const whole = lunr.Index.load(readJson("plain.json")).query((query) => {
    for (const [term, boost] of Object.entries(BOOSTS)) {
      query.term(term, { boost, usePipeline: false });
    }
  });
  const found = await scored(BOOSTS);
  assert.equal(found.filter((score) => score > 0).length, whole.length);
  for (const { ref, score: expected } of whole) {
    assert.ok(Math.abs(found[ref] - expected) < 0.005, `${ref}: ${found[ref]}`);
  }
});

test("no term says nothing of any document", async () => {
  assert.ok((await scored({})).every((score) => score === 0));
});
