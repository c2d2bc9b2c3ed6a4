"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

const use = freshParts();
const reading = use("tokens")(received("index"));

/** @type {[string, string, boolean][]} */
const CASES = [
  ["parallel decoding", "Of Parallel-Decoding.", true],
  ["parallel decoding", "Parallel and decoding", false],
  ["pre training", "pretraining", true],
  ["pretraining", "in pre-training", true],
  ["state of the art", "the state-of-the-art", true],
  ["the art", "part of the art", true],
  ["he art", "the art", false],
  ["H₂O caches", "an H2O cache", true],
  ["a b", "a", false],
];

test("a phrase is in a text whose words follow each other as its do, in any spelling", () => {
  for (const [phrase, text, expected] of CASES) {
    assert.equal(use("phrase")(phrase, reading)(text), expected, `${phrase} in ${text}`);
  }
});
