"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, readJson, received } = require("../parts.js");

const parts = freshParts();
const { parse, test: isMeant, finder } = parts("authors");

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

test("the parts of the words asked for have all documents that any part has", async () => {
  const { settings, parts: data, names, years, words } = readJson("people.json");
  const reading = parts("tokens")(received("index"));
  const read = new Set();
  const withAuthors = finder(
    settings,
    async (name) => {
      read.add(name);
      return data[name];
    },
    reading,
  );
  const texts = words.flatMap((word) => [word, `${word} li`, `a ${word}`, `saint${word}`]);
  for (const text of texts) {
    for (const unfinished of [false, true]) {
      const asked = { text, unfinished };
      const fits = isMeant(asked, reading);
      const expected = names.flatMap((those, number) =>
        those.some(fits) ? [{ number, year: years[number] }] : [],
      );
      assert.deepEqual(await withAuthors([asked]), expected, `${text} ${unfinished}`);
    }
  }
  assert.ok(read.size > 3);
});

test("a name reads the parts of its longest word", async () => {
  const { settings, parts: data } = readJson("people.json");
  const read = [];
  const load = async (name) => {
    read.push(name);
    return data[name];
  };
  await finder(
    settings,
    load,
    parts("tokens")(received("index")),
  )([{ text: "a emilion", unfinished: false }]);
  assert.ok(read.length <= 3, String(read));
  assert.ok(Object.keys(data).length > 3);
});
