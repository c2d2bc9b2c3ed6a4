"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const nearest = freshParts()("nearest");

/** A list's words, each with how often it stands. */
function lexiconOf(frequencies) {
  return {
    terms: () => Object.keys(frequencies),
    frequency: (term) => frequencies[term],
  };
}

const WORDS = lexiconOf({ prefill: 9, prefix: 4, profile: 3, decode: 2, prefill2: 1, "3d": 1 });
const any = () => true;

test("the likest words come first", () => {
  assert.equal(nearest("prfil", WORDS, any)[0], "prefill");
  assert.equal(nearest("dekode", WORDS, any)[0], "decode");
});

test("of words that are equally like, the most frequent come first, and three are enough", () => {
  const words = lexiconOf({ cat: 1, car: 5, can: 3, cap: 9 });
  assert.deepEqual(nearest("cax", words, any), ["cap", "car", "can"]);
});

test("a word like no other has none, and only words that are wanted are looked at", () => {
  assert.deepEqual(nearest("zzyzx", WORDS, any), []);
  assert.deepEqual(nearest("", WORDS, any), []);
  assert.deepEqual(
    nearest("prfil", WORDS, (term) => term === "prefix"),
    ["prefix"],
  );
});

test("an endless word is read at once", () => {
  assert.deepEqual(nearest("x".repeat(1_000_000), WORDS, any), []);
});
