"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const row = (id, document) => [id, 0, id, "", "", [], null, document];
const DATA = {
  known: { version: "k", digits: 0, topics: [] },
  "known-": {
    papers: [row("moths-a00001", 1), row("lamps-a00002", 2), row("wicks-a00003", 3)],
    former: {},
    gone: {},
    shared: {},
  },
  index: { version: "s", textsPerPart: 2 },
  "texts-0": { key: ["", "a00001"], text: ["", "Moths find lamps."] },
  "texts-1": { key: ["a00002", "b00003"], text: ["", "Of another build."] },
};

/** @param {Record<string, unknown>} data */
function newSummaries(data = DATA) {
  const loaded = [];
  const load = async (name) => {
    loaded.push(name);
    if (!(name in data)) throw new Error(`no ${name}`);
    return data[name];
  };
  return { summaries: freshParts({ sitegen: { load } })("summaries"), loaded };
}

test("a text is that of the paper itself, whatever build its number is from", async () => {
  const { summaries } = newSummaries();
  const found = await summaries(["lamps-a00002", "wicks-a00003", "moths-a00001", "yaks-a00009"]);
  assert.deepEqual(
    [...found],
    [
      ["lamps-a00002", ""],
      ["moths-a00001", "Moths find lamps."],
    ],
  );
});

test("only the parts of the papers are loaded", async () => {
  const { summaries, loaded } = newSummaries();
  await summaries(["moths-a00001"]);
  assert.deepEqual([...new Set(loaded)].sort(), ["index", "known", "known-", "texts-0"]);
});

test("what cannot be loaded is an error, not an empty text", async () => {
  const { known, "known-": papers, index } = DATA;
  const { summaries } = newSummaries({ known, "known-": papers, index });
  await assert.rejects(summaries(["moths-a00001"]));
});
