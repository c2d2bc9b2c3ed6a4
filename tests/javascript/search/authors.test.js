"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const { parse } = freshParts()("authors");

/** @type {[string, string, [string, boolean][]][]} */
const CASES = [
  ["lantern cache", "lantern cache", []],
  ["coauthor:x author", "coauthor:x author", []],
  ["author:smith", "", [["smith", true]]],
  ["author:smith cache", "cache", [["smith", false]]],
  ['cache Author: "Jane Doe" of', "cache of", [["Jane Doe", false]]],
  ['author:"jane do', "", [["jane do", true]]],
  ['author:"jane doe"', "", [["jane doe", false]]],
  [
    "author:„Jane Doe“ author:li",
    "",
    [
      ["Jane Doe", false],
      ["li", true],
    ],
  ],
  ["author:", "", []],
  ['cache author:""', "cache", []],
  ["author:- cache", "cache", []],
];

test("a query is its words, and the names after author:", () => {
  for (const [query, words, names] of CASES) {
    const found = parse(query);
    assert.equal(found.words.trim().replace(/\s+/g, " "), words, query);
    assert.deepEqual(
      found.names.map(({ text, unfinished }) => [text, unfinished]),
      names,
      query,
    );
  }
});

test("endless queries are read at once", () => {
  const { names } = parse('author:"'.repeat(20_000));
  assert.ok(names.length > 0);
});
