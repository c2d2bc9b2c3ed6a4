"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const shortTitle = freshParts()("short_title");

for (const [title, wanted] of [
  ["Lantern: Caching Without Regret", "Lantern"],
  ["Who Keeps the Lamp? A Survey", "Who Keeps the Lamp"],
  ["Moths", "Moths"],
  ["A Lamp at 3:4", "A Lamp at 3:4"],
  ["Keeping Every Lamp of the Harbor Lit in Fog", "Keeping Every Lamp of the Harbor Lit…"],
  ["", ""],
]) {
  test(`${title} is in short ${wanted}`, () => assert.equal(shortTitle(title), wanted));
}
