"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

const page = {
  createElement: () => ({ textContent: "" }),
  createDocumentFragment: () => ({
    parts: /** @type {any[]} */ ([]),
    append(...more) {
      this.parts.push(...more);
    },
  }),
};
const use = freshParts({ document: page });
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

/** What is said of a paper, its marks in brackets. */
function said(title, finding, text) {
  const made = matched("caches", ["cache"], tokenizer).said(title, { finding, text });
  return made.parts.map((part) => part.textContent?.replace(/.+/, "[$&]") ?? part).join("");
}

test("what a paper found is said of it, unless only its text has the words", () => {
  assert.equal(said("Moths", "All caches fill.", "A cache."), "All [caches] fill.");
  assert.equal(said("A cache", "All moths.", "A cache."), "All moths.");
  assert.equal(said("Moths", "All moths.", "A cache."), "A [cache].");
  assert.equal(said("Moths", "All moths.", "No word."), "All moths.");
  assert.equal(said("A cache", "", "A cache."), "A [cache].");
});

test("a line is cut between words", () => {
  const text = `${"before ".repeat(40)}lantern ${"after ".repeat(40)}`.trim();
  const shown = line(text, new Set(["lantern"]), tokenizer);
  assert.match(shown, /^… (before )+lantern( after)+ …$/);
  assert.ok(shown.length < 150);
  assert.equal(line("A lantern.", new Set(["lantern"]), tokenizer), "A lantern.");
});
