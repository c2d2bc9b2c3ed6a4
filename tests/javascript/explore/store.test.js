"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { dataOf, readerOf, rowsOf } = require("./list.js");

const DATA = dataOf({}, { code: 1 });
const use = freshParts({ sitegen: { load: rowsOf(DATA) } });
const newStore = use("store");

/** What a search gives the store, by scores of papers. */
function matchOf(...scores) {
  return /** @type {any} */ ({ scores: new Map(scores) });
}

/** A store of two papers, the second with code; `received` are the states it announced. */
function setUp({ fragment = "", search = async () => matchOf(), kept = {} } = {}) {
  const pushed = [];
  const trail = {
    here: () => pushed.at(-1)?.fragment ?? fragment,
    push: (to, isTyping) => pushed.push({ fragment: to, isTyping }),
  };
  const list = use("papers")(DATA);
  const store = newStore({ list, reader: readerOf(kept), search, trail });
  const received = [];
  store.onChange((state) => received.push(state));
  return { store, received, pushed };
}

function ids({ found }) {
  return found.map(({ id }) => id.replace("-00000", ""));
}

test("the address says what is shown first", async () => {
  const { store, received } = setUp({ fragment: "#code=1" });
  await store.update();
  assert.deepEqual(received.map(ids), [["p1"]]);
  assert.equal(received[0].total, 2);
});

test("a change is announced, and is in the address", async () => {
  const { store, received, pushed } = setUp();
  await store.change(() => ({ code: true }));
  await store.change(({ code }) => ({ code: !code }));
  assert.deepEqual(received.map(ids), [["p1"], ["p0", "p1"]]);
  assert.deepEqual(pushed, [
    { fragment: "#code=1", isTyping: false },
    { fragment: "", isTyping: false },
  ]);
});

test("words are looked up once for as long as they stay", async () => {
  const asked = [];
  const search = async (words) => {
    asked.push(words);
    return matchOf([11, 1]);
  };
  const { store, pushed } = setUp({ search });
  await store.change(() => ({ q: "moths" }), { isTyping: true });
  await store.change(() => ({ code: true }));
  assert.deepEqual(asked, ["moths"]);
  assert.deepEqual(ids(store.state()), ["p1"]);
  assert.equal(pushed[0].isTyping, true);
});

test("an answer that comes too late is not shown", async () => {
  const answers = new Map();
  const search = (words) => new Promise((resolve) => answers.set(words, resolve));
  const { store, received } = setUp({ search });
  const first = store.change(() => ({ q: "mo" }));
  const second = store.change(() => ({ q: "moths" }));
  answers.get("moths")(matchOf([11, 1]));
  await second;
  answers.get("mo")(matchOf([10, 1]));
  await first;
  await store.refresh();
  assert.deepEqual(received.map(ids), [["p1"], ["p1"]]);
});

test("where words cannot be looked up, all is shown and said to be so; later they may", async () => {
  let isOffline = true;
  const search = async () => {
    if (isOffline) throw new Error("offline");
    return matchOf([10, 1]);
  };
  const { store } = setUp({ fragment: "#q=moths", search });
  await store.update();
  assert.equal(store.state().isLost, true);
  assert.equal(store.state().found.length, 2);
  isOffline = false;
  await store.change(() => ({ sort: "title" }));
  assert.equal(store.state().isLost, false);
  assert.deepEqual(ids(store.state()), ["p0"]);
});

test("words that ask for nothing yet leave no paper out", async () => {
  const { store } = setUp({ fragment: "#q=author:", search: async () => null });
  await store.update();
  assert.deepEqual(ids(store.state()), ["p0", "p1"]);
  assert.equal(store.state().isLost, false);
});

test("the reader who goes back sees what was there", async () => {
  const { store, pushed } = setUp();
  await store.change(() => ({ code: true }));
  pushed.pop();
  await store.follow();
  assert.deepEqual(ids(store.state()), ["p0", "p1"]);
});

test("what the reader keeps is looked at anew", async () => {
  const kept = {};
  const { store } = setUp({ fragment: "#state=saved", kept });
  await store.update();
  assert.deepEqual(ids(store.state()), []);
  kept["p-000000"] = { saved: true };
  await store.refresh();
  assert.deepEqual(ids(store.state()), ["p0"]);
});

test("a selection is announced and outlasts the view", async () => {
  const { store, received } = setUp();
  await store.update();
  store.select("p0", true);
  await store.change(() => ({ code: true }));
  assert.deepEqual([...received.at(-1).selected], ["p0"]);
  store.select("p0", false);
  assert.equal(store.selected.size, 0);
});
