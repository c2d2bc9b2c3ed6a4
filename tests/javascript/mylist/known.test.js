"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const row = (id, number) => [
  id,
  number,
  `Title of ${id}`,
  "2024",
  "Bettong",
  [1],
  null,
  100 + number,
];
const NOTHING = { papers: [], former: {}, gone: {}, shared: {} };
const PARTS = {
  "known-a": {
    ...NOTHING,
    papers: [row("moths-a00001", 0), row("lamps-a00002", 1)],
    former: { "wicks-a00002": "zebras-b00001" },
    shared: { a00002: ["lamps-a00002", "wicks-a00002"] },
  },
  "known-b": {
    ...NOTHING,
    papers: [row("zebras-b00001", 2)],
    gone: { "yaks-b00002": "Yaks" },
  },
};

/** The part, and the names of what it loaded. */
function newKnown() {
  const loaded = [];
  const index = {
    version: "v",
    digits: 1,
    topics: [
      ["caches", "Caches"],
      ["moths", "Moths"],
    ],
  };
  const load = async (name) => {
    if (name === "known") return index;
    loaded.push(name);
    return PARTS[name] ?? NOTHING;
  };
  return { known: freshParts({ sitegen: { load } })("known"), loaded };
}

test("papers are found in the part of their end, and no other is loaded", async () => {
  const { known, loaded } = newKnown();
  const { papers } = await known.of(["moths-a00001", "lamps-a00002"]);
  assert.deepEqual(papers.get("moths-a00001"), {
    id: "moths-a00001",
    number: 0,
    title: "Title of moths-a00001",
    when: "2024",
    byline: "Bettong",
    topics: [{ slug: "moths", name: "Moths" }],
    elsewhere: null,
    document: 100,
  });
  assert.deepEqual(loaded, ["known-a"]);
});

test("a former id brings the paper that it leads to, from another part", async () => {
  const { papers, former } = await newKnown().known.of(["wicks-a00002"]);
  assert.equal(former.get("wicks-a00002"), "zebras-b00001");
  assert.ok(papers.has("zebras-b00001"));
});

for (const [tokens, ids] of [
  [["a00001"], ["moths-a00001"]],
  [["a00002"], ["lamps-a00002"]], // which had the end first
  [["wicks-a00002"], ["zebras-b00001"]],
  [["b00001", "wicks-a00002", "zebras-b00001"], ["zebras-b00001"]],
  [["b00002"], ["yaks-b00002"]],
  [["c00001", "moths-c00001", "constructor", "__proto__"], []],
]) {
  test(`${tokens.join()} means ${ids.join() || "nothing"}`, async () => {
    assert.deepEqual(await newKnown().known.resolved(tokens), ids);
  });
}

test("what cannot be loaded is an error, not an empty list", async () => {
  const load = () => Promise.reject(new Error("gone"));
  await assert.rejects(freshParts({ sitegen: { load } })("known").of(["moths-a00001"]));
});
