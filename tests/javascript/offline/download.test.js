"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { LIST, fakeCaches, server } = require("./browser.js");

const FIRST = { "index.html": "one", "a.html": "two", "copy.html": "two" };

/** Parts that see these caches and this server. */
function partsOf(caches, { fetch }) {
  return freshParts({ caches, fetch, sitegen: { files: LIST } });
}

/** Keep what the server has; what was told of it. */
async function keep(caches, from, signal = new AbortController().signal) {
  const told = [];
  await partsOf(caches, from)("download")(from.version, (news) => told.push(news), signal);
  return told;
}

function keptOf(caches) {
  return partsOf(caches, server({}))("kept");
}

async function stateOf(caches, from) {
  const kept = keptOf(caches);
  const state = await kept.state(kept.nameOf(from.version));
  return { ...state, at: undefined };
}

test("a version is kept whole, and says how far it is", async () => {
  const caches = fakeCaches();
  const first = server(FIRST);
  assert.deepEqual((await keep(caches, first)).at(-1), { done: 9, total: 9 });
  assert.deepEqual(await stateOf(caches, first), { complete: true, bytes: 9, at: undefined });
  await keep(caches, first);
  assert.equal(first.fetched.length, 4, "what is kept is not fetched again");
});

test("of a newer version only what changed is fetched, wherever it was before", async () => {
  const caches = fakeCaches();
  await keep(caches, server(FIRST));
  const next = server({ "index.html": "new", "moved.html": "two", "a.html": "one" });
  await keep(caches, next);
  assert.deepEqual(next.fetched, [LIST, "index.html"]);
});

test("the version that is shown stays until the next takes over; others go", async () => {
  const caches = fakeCaches();
  const [one, two, three] = [server(FIRST), server({ a: "b" }), server({ a: "c" })];
  await keep(caches, one);
  const kept = keptOf(caches);
  await kept.setState(kept.nameOf(one.version), { complete: true, active: true });
  await keep(caches, two);
  await keep(caches, three);
  const names = [one, three].map(({ version }) => kept.nameOf(version));
  assert.deepEqual((await kept.names()).sort(), names.sort());
});

test("what another list on the same host keeps is left alone", async () => {
  const caches = fakeCaches();
  await caches.open("sitegen /list/more/ 123");
  await keep(caches, server(FIRST));
  await keptOf(caches).forget();
  assert.deepEqual(await caches.keys(), ["sitegen /list/more/ 123"]);
});

for (const [reason, files] of [
  ["network", { "index.html": "one", "a.html": "two" }],
  ["changed", { ...FIRST, "copy.html": "A network's own page" }],
]) {
  test(`a version that fails (${reason}) leaves the old one, and goes on from there`, async () => {
    const caches = fakeCaches();
    const old = server({ "index.html": "old" });
    await keep(caches, old);
    const kept = keptOf(caches);
    await kept.setState(kept.nameOf(old.version), { complete: true, active: true });
    await assert.rejects(keep(caches, server(files, FIRST)), { reason });
    assert.deepEqual(await stateOf(caches, old), { complete: true, active: true, at: undefined });
    const again = server(FIRST);
    assert.deepEqual(await stateOf(caches, again), { failed: reason, at: undefined });
    await keep(caches, again);
    assert.deepEqual(await stateOf(caches, again), { complete: true, bytes: 9, at: undefined });
    assert.ok(again.fetched.length < 4);
  });
}

test("a list that is not of the worker's version is refused", async () => {
  const caches = fakeCaches();
  const renewed = server({ "index.html": "new" });
  await assert.rejects(keep(caches, { ...renewed, version: "0123456789abcdef" }), {
    reason: "changed",
  });
});

test("where there is no room, nothing is left but word of it", async () => {
  const caches = fakeCaches({ room: 3 });
  const first = server(FIRST);
  await assert.rejects(keep(caches, first), { reason: "room" });
  assert.deepEqual(await stateOf(caches, first), { failed: "room", at: undefined });
  assert.deepEqual(await keptOf(caches).files(keptOf(caches).nameOf(first.version)), []);
});

/** Keep the server's files until the reader stops it on the way. */
async function keepAndStop(caches, from) {
  const stop = new AbortController();
  const stopped = {
    ...from,
    async fetch(address) {
      if (address.endsWith("a.html")) {
        stop.abort();
        throw stop.signal.reason;
      }
      return from.fetch(address);
    },
  };
  await assert.rejects(keep(caches, stopped, stop.signal), { reason: "stopped" });
}

test("a download that the reader stops leaves nothing", async () => {
  const caches = fakeCaches();
  await keepAndStop(caches, server(FIRST));
  assert.deepEqual(await caches.keys(), []);
});

test("a newer version that the reader stops leaves the old one, and word of it", async () => {
  const caches = fakeCaches();
  const old = server({ "index.html": "old" });
  await keep(caches, old);
  const kept = keptOf(caches);
  await kept.setState(kept.nameOf(old.version), { at: 0, complete: true, active: true });
  const next = server(FIRST);
  await keepAndStop(caches, next);
  assert.deepEqual(await stateOf(caches, next), { failed: "stopped", at: undefined });
  assert.equal((await stateOf(caches, old)).complete, true);
});
