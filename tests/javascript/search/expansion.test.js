"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const { expand } = freshParts()("expansion");

/** A lexicon of these terms, each with how often it stands, as far as expansion looks. */
function lexiconOf(frequencies) {
  const terms = Object.keys(frequencies).sort();
  return {
    terms: () => terms,
    has: (term) => terms.includes(term),
    startingWith: (prefix) => terms.filter((term) => term.startsWith(prefix)),
    frequency: (term) => frequencies[term] ?? 0,
  };
}

/** Each word is its own key here. */
function expanded(word, frequencies, isOpen = false) {
  return expand(
    word,
    { begun: [word], humps: [word], isOpen },
    lexiconOf(frequencies),
    (part) => part,
  );
}

function termsOf(word, frequencies, isOpen = false) {
  return expanded(word, frequencies, isOpen).map(({ term }) => term);
}

function levelsOf(word, frequencies) {
  return Object.fromEntries(expanded(word, frequencies).map(({ term, level }) => [term, level]));
}

test("a word stands for itself first and for its forms less", () => {
  const levels = levelsOf("decoding", { decoding: 9, decodes: 1, decorum: 1 });
  assert.deepEqual(Object.keys(levels).sort(), ["decodes", "decoding"]);
  assert.equal(levels.decoding, 1);
  assert.ok(levels.decodes < 1);
});

test("an open word may still be growing, and another one where it is no word yet", () => {
  const terms = { speculative: 2, speculation: 1, spectrum: 1 };
  assert.deepEqual(termsOf("specul", terms, true).slice(0, 2).sort(), [
    "speculation",
    "speculative",
  ]);
  assert.deepEqual(termsOf("spectr", { spectrum: 1 }), ["spectrum"]);
});

test("a short word may be the beginning of another, but counts as itself first", () => {
  const levels = levelsOf("spec", { spec: 9, spectrum: 9 });
  assert.deepEqual(Object.keys(levels), ["spec", "spectrum"]);
  assert.ok(levels.spec > 3 * levels.spectrum);
  assert.deepEqual(termsOf("decode", { decode: 9, decoder: 9, decoderless: 9 }), [
    "decode",
    "decoder",
  ]);
});

test("a longer word is more surely meant the more frequent it is", () => {
  assert.deepEqual(termsOf("lan", { lantern: 1, language: 9 }, true), ["language", "lantern"]);
});

test("a misspelling is corrected, but never one of a word that is known", () => {
  assert.deepEqual(termsOf("lantren", { lantern: 1 }), ["lantern"]);
  assert.deepEqual(termsOf("latern", { latern: 9, lantern: 50 }), ["latern"]);
});

test("a rare word hides nothing that is like it or goes on from it, and is found first", () => {
  const levels = levelsOf("gym", { gym: 1, gymnasium: 8, gem: 8, lantern: 9 });
  assert.deepEqual(Object.keys(levels).sort(), ["gym", "gymnasium"]);
  assert.ok(levels.gym > 2 * levels.gymnasium);
  assert.deepEqual(termsOf("latern", { latern: 1, lantern: 50 }), ["latern", "lantern"]);
});

test("a word that is mended has its other forms, too", () => {
  const levels = levelsOf("decodnig", { decoding: 9, decodes: 9, decorum: 9 });
  assert.deepEqual(Object.keys(levels).sort(), ["decodes", "decoding"]);
  assert.ok(levels.decodes < levels.decoding);
});

test("three letters may be wrong in a very long word", () => {
  assert.deepEqual(termsOf("parralelizatoin", { parallelization: 1 }), ["parallelization"]);
  assert.deepEqual(termsOf("lanternzzz", { lantern: 1 }), ["lantern"]);
  assert.deepEqual(termsOf("lanternzz", { lanter: 1 }), []);
});

test("two letters may be wrong in a long word, none in a short one", () => {
  assert.deepEqual(termsOf("paralel", { parallel: 1 }), ["parallel"]);
  assert.deepEqual(termsOf("schedluign", { scheduling: 1 }), ["scheduling"]);
  assert.deepEqual(termsOf("mth", { moth: 1 }), []);
  assert.deepEqual(termsOf("2024", { 2023: 1 }), []);
});

test("words are told by their capitals, if the list has all of them", () => {
  const lexicon = lexiconOf({ moth: 1, tree: 1, lamps: 1 });
  const meant = (humps) =>
    expand(
      humps.join(""),
      { begun: [humps.join("")], humps, isOpen: true },
      lexicon,
      (part) => part,
    );
  assert.deepEqual(
    meant(["moth", "tree", "lamps"]).map(({ term, isPart }) => [term, isPart]),
    [
      ["moth", true],
      ["tree", true],
      ["lamps", true],
    ],
  );
  assert.deepEqual(meant(["moth", "quoll", "lamps"]), []);
});

test("two words written as one are both meant", () => {
  const found = expanded("pipelineschedules", { pipeline: 1, schedules: 1 });
  assert.deepEqual(
    found.map(({ term, isPart }) => [term, isPart]),
    [
      ["pipeline", true],
      ["schedules", true],
    ],
  );
});

test("a hostile word is not cut into pieces", () => {
  const asked = [];
  const key = (part) => asked.push(part) && part;
  const word = "a".repeat(5000);
  assert.deepEqual(
    expand(word, { begun: [word], isOpen: false }, lexiconOf({ lantern: 1 }), key),
    [],
  );
  assert.deepEqual(asked, []);
});

test("what nothing resembles stands for nothing", () => {
  assert.deepEqual(termsOf("zzzzqqqq", { lantern: 1, moths: 1 }, true), []);
});

test("a word of consonants stands for one that has them, if it has not many more", () => {
  const terms = { checkpoint: 3, cockpit: 2, chickpeaplantation: 1, management: 2, attention: 5 };
  assert.deepEqual(termsOf("ckpt", terms), ["cockpit", "checkpoint"]);
  assert.deepEqual(termsOf("mgmt", terms), ["management"]);
  assert.deepEqual(termsOf("attn", terms), ["attention"]);
  for (const word of ["ctn", "atetn", "ckpd"]) assert.deepEqual(termsOf(word, terms), [], word);
});
