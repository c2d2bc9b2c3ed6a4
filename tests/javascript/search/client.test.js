"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

/** A client of the small list, where there are no workers; `loaded` are the parts it asked for. */
async function newClient() {
  const loaded = [];
  const load = async (name) => {
    loaded.push(name);
    return received(name);
  };
  const sitegen = { parts: new Map(), use: (name) => use(name) };
  const use = freshParts({ sitegen });
  return { loaded, ...(await use("client")(received("index"), load)) };
}

function textsIn(loaded) {
  return loaded.filter((name) => name.startsWith("texts"));
}

test("texts are read after a pause, and of the newest query alone", async (t) => {
  const { loaded, about } = await newClient();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const used = [];
  let newest = 1;
  about([{ number: 0, use: (known) => used.push(["s", known]) }], () => newest === 1);
  newest = 2;
  const read = new Promise((resolve) => about([{ number: 0, use: resolve }], () => newest === 2));
  assert.deepEqual(textsIn(loaded), []);
  t.mock.timers.tick(1000);
  const { text, authors } = await read;
  assert.deepEqual(textsIn(loaded), ["texts-0"]);
  assert.deepEqual(used, []);
  assert.match(text, /decoding/);
  assert.ok(Array.isArray(authors));
});

test("what was read before is there at once", async (t) => {
  const { loaded, about } = await newClient();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const read = new Promise((resolve) => about([{ number: 0, use: resolve }], () => true));
  t.mock.timers.tick(1000);
  await read;
  let known = null;
  about([{ number: 1, use: (found) => (known = found) }], () => false);
  assert.notEqual(known, null);
  assert.equal(textsIn(loaded).length, 1);
});
