"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { deflateSync } = require("node:zlib");

const { freshParts } = require("../parts.js");

/** What a search gets to load parts with, where the data are these by their names. */
async function loaderOf(data) {
  const load = async (name) => data[name];
  const newClient = (_, loader) => loader;
  const use = freshParts({ sitegen: { load, use: () => newClient } });
  return use("search").client();
}

test("of a long list texts come packed, and other parts as they are", async () => {
  const texts = { key: ["1a2b3c"], text: ["Of lanterns, \u00e9clair\u00e9."] };
  const packed = deflateSync(JSON.stringify(texts)).toString("base64");
  const load = await loaderOf({
    index: { version: "v", whole: false },
    "titled-0": "0lantern,3er",
    "texts-0": packed,
  });
  assert.equal(await load("titled-0"), "0lantern,3er");
  assert.deepEqual(await load("texts-0"), texts);
});

test("of a short list nothing is packed", async () => {
  const texts = { key: ["1a2b3c"], text: ["Of lanterns."] };
  const load = await loaderOf({ index: { version: "v", whole: true }, "texts-0": texts });
  assert.deepEqual(await load("texts-0"), texts);
});
