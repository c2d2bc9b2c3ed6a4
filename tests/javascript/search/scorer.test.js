"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, readJson, received } = require("../parts.js");

const use = freshParts();
const BOOSTS = { decoding: 1, remark3: 0.5, agent: 0.8, bettong: 1 };

async function smallIndex() {
  const settings = received("index");
  const Lexicon = use("lexicon");
  const lexicon = new Lexicon(settings, async (name) => received(name));
  await lexicon.read([0]);
  return { settings, lexicon };
}

/** `score(boosts, wanted)` of one scorer: boosts by term, and the documents wanted, else all. */
async function newScorer() {
  const { settings, lexicon } = await smallIndex();
  const scorer = use("scorer")(settings, lexicon.lengths);
  const everything = Array(settings.documents).fill(true);
  return function score(boosts, wanted = everything) {
    const byPosting = new Map();
    for (const [term, boost] of Object.entries(boosts)) byPosting.set(lexicon.posting(term), boost);
    return scorer.score(byPosting, wanted);
  };
}

test("scores are those of the whole index", async () => {
  const whole = use("lunr")
    .Index.load(readJson("plain.json"))
    .query((query) => {
      for (const [term, boost] of Object.entries(BOOSTS)) {
        query.term(term, { boost, usePipeline: false });
      }
    });
  const score = await newScorer();
  const found = new Map(score(BOOSTS).map(({ ref, score: given }) => [ref, given]));
  assert.equal(found.size, whole.length);
  for (const { ref, score: expected } of whole) {
    assert.ok(Math.abs(found.get(ref) - expected) < 0.005, `${ref}: ${found.get(ref)}`);
  }
});

test("only the documents wanted are scored", async () => {
  const score = await newScorer();
  const found = score(BOOSTS, [false, true, false, false, false, false]);
  assert.deepEqual(
    found.map(({ ref }) => ref),
    ["1"],
  );
});

test("no term, no document, nor what was found before", async () => {
  const score = await newScorer();
  assert.ok(score(BOOSTS).length > 0);
  assert.deepEqual(score({}), []);
});
