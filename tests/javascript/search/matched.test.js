"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

const use = freshParts();
const matched = use("matched");
const tokenizer = use("tokens")(received("index"));
const { line } = use("excerpt");

const NAMES = ["Ada Bettong", "Zoë Saint-Émilion", "Li Chen"];

/** The people that a query meant, whose words may mean these terms. */
function people(query, terms = []) {
  return matched(query, terms, tokenizer).people(NAMES);
}

test("people are meant by a word of their names, by an initial, and after author:", () => {
  assert.deepEqual(people("bettong", ["bettong"]), ["Ada Bettong"]);
  assert.deepEqual(people("emilion decoding", ["emilion", "decoding"]), ["Zoë Saint-Émilion"]);
  assert.deepEqual(people("z emilion", ["z emilion"]), ["Zoë Saint-Émilion"]);
  assert.deepEqual(people('author:"ada bettong"'), ["Ada Bettong"]);
  assert.deepEqual(people("author:ch"), ["Li Chen"]);
  assert.deepEqual(people("author:"), []);
  assert.deepEqual(people("decoding", ["decoding"]), []);
});

test("a text has the words or has not", () => {
  const { isIn } = matched("caches", ["cache"], tokenizer);
  assert.equal(isIn("All Caches."), true);
  assert.equal(isIn("All moths."), false);
});

test("a line is cut between words", () => {
  const text = `${"before ".repeat(40)}lantern ${"after ".repeat(40)}`.trim();
  const shown = line(text, new Set(["lantern"]), tokenizer);
  assert.match(shown, /^… (before )+lantern( after)+ …$/);
  assert.ok(shown.length < 150);
  assert.equal(line("A lantern.", new Set(["lantern"]), tokenizer), "A lantern.");
});
