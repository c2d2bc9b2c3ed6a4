"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const latest = freshParts()("latest");

test("what is overtaken before it begins is left out, and what runs learns of it", async () => {
  const begun = [];
  const wasNewest = [];
  /** @type {() => void} */
  let finish = () => {};
  const ask = latest(async (value, isNewest) => {
    begun.push(value);
    if (value === "s") await new Promise((resolve) => (finish = () => resolve(undefined)));
    wasNewest.push(isNewest());
  });
  ask("s");
  await Promise.resolve(); // the first has begun
  ask("sp");
  const last = ask("spe");
  finish();
  await last;
  assert.deepEqual(begun, ["s", "spe"]);
  assert.deepEqual(wasNewest, [false, true]);
});
