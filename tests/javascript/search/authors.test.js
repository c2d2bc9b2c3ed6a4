"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, readJson, received } = require("../parts.js");

const parts = freshParts();
const { test: isMeant, finder } = parts("authors");

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
      const size = text.split(" ").length;
      const expected = names.flatMap((those, number) => {
        const isWhole = those.some((name) => fits(name) && name.split(" ").length === size);
        return those.some(fits) ? [{ number, year: years[number], isWhole }] : [];
      });
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
