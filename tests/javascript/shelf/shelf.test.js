"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { pageWithStorage } = require("../storage.js");

const NOW = "2026-04-15T12:00:00.000Z";
const BEFORE = "2026-04-14T12:00:00.000Z";
const LATER = "2031-01-01T00:00:00.000Z";
const KEY = "sitegen:/list/:shelf";

/** A shelf at the time `NOW`, which only `clock.tick` moves. */
function newShelf(t, page = pageWithStorage()) {
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse(NOW) });
  return freshParts(page)("shelf");
}

function fileOf(papers, facts = {}) {
  return JSON.stringify({ kind: "sitegen reading state", version: 1, papers, ...facts });
}

test("nothing is kept of a paper until something is", (t) => {
  const shelf = newShelf(t);
  assert.deepEqual(shelf.get("a"), { saved: false, reading: false, read: false, note: "" });
  assert.deepEqual(shelf.ids(), []);
});

test("what is marked is there in the next page, under the path of the site", (t) => {
  const values = new Map();
  newShelf(t, pageWithStorage(values)).set("a", "saved", true);
  assert.deepEqual(JSON.parse(values.get(KEY)), { a: { saved: { is: true, at: NOW } } });
  const shelf = newShelf(t, pageWithStorage(values));
  assert.deepEqual(shelf.get("a"), { saved: true, reading: false, read: false, note: "" });
});

test("a paper of which all was taken back is not listed", (t) => {
  const shelf = newShelf(t);
  shelf.set("a", "saved", true);
  shelf.set("b", "note", "why");
  shelf.set("a", "saved", false);
  assert.deepEqual(shelf.ids(), ["b"]);
});

test("another tab's marks are seen, announced, and not overwritten", (t) => {
  const page = pageWithStorage();
  const shelf = newShelf(t, page);
  let calls = 0;
  shelf.onChange(() => calls++);
  page.write("sitegen:/list/:keys", "false");
  assert.equal(calls, 0);
  page.write(KEY, JSON.stringify({ b: { read: { is: true, at: BEFORE } } }));
  assert.equal(calls, 1);
  assert.equal(shelf.get("b").read, true);
  shelf.set("a", "saved", true);
  assert.deepEqual(shelf.ids().sort(), ["a", "b"]);
});

test("a page that comes back sees what was marked on others since", (t) => {
  const values = new Map();
  const page = pageWithStorage(values);
  const shelf = newShelf(t, page);
  let calls = 0;
  shelf.onChange(() => calls++);
  values.set(KEY, JSON.stringify({ b: { read: { is: true, at: BEFORE } } }));
  page.comeBack();
  assert.deepEqual([calls, shelf.get("b").read, shelf.readAt("b")], [1, true, BEFORE]);
});

test("the newer of each field wins, and changes are counted by paper", async (t) => {
  const shelf = newShelf(t);
  shelf.set("a", "note", "mine");
  const older = { note: { is: "theirs", at: BEFORE }, read: { is: true, at: BEFORE } };
  assert.equal(await shelf.merge(fileOf({ a: older, b: { saved: { is: true, at: BEFORE } } })), 2);
  assert.deepEqual(shelf.get("a"), { saved: false, reading: false, read: true, note: "mine" });
  assert.equal(shelf.get("b").saved, true);
});

test("importing a list twice changes nothing the second time", async (t) => {
  const shelf = newShelf(t);
  const file = fileOf({ a: { saved: { is: true, at: BEFORE } } });
  assert.deepEqual([await shelf.merge(file), await shelf.merge(file)], [1, 0]);
});

test("what was taken back here stays so against an older copy", async (t) => {
  const shelf = newShelf(t);
  shelf.set("a", "saved", false);
  await shelf.merge(fileOf({ a: { saved: { is: true, at: BEFORE } } }));
  assert.equal(shelf.get("a").saved, false);
});

test("a clock that is ahead does not win forever", async (t) => {
  const shelf = newShelf(t);
  await shelf.merge(fileOf({ a: { note: { is: "theirs", at: LATER } } }));
  t.mock.timers.tick(1000);
  await shelf.merge(fileOf({ a: { note: { is: "newer", at: new Date().toISOString() } } }));
  assert.equal(shelf.get("a").note, "newer");
});

test("of two fields of one time, the one that is here stays", async (t) => {
  const shelf = newShelf(t);
  shelf.set("a", "note", "mine");
  assert.equal(await shelf.merge(fileOf({ a: { note: { is: "theirs", at: NOW } } })), 0);
  assert.equal(shelf.get("a").note, "mine");
});

test("of a file that is anybody's, only what is well formed is taken", async (t) => {
  const shelf = newShelf(t);
  const odd = {
    a: { saved: { is: "yes", at: BEFORE }, read: { is: true, at: "yesterday" }, odd: 1 },
    b: null,
    c: { note: { is: "kept", at: BEFORE }, saved: 7 },
  };
  assert.equal(await shelf.merge(fileOf(odd)), 1);
  assert.deepEqual(shelf.ids(), ["c"]);
});

for (const [name, text] of [
  ["text", "reading list"],
  ["another kind", fileOf({}, { kind: "else" })],
  ["another version", fileOf({}, { version: 2 })],
  ["null", "null"],
  ["no papers", fileOf(null)],
  ["a list of papers", fileOf([{ saved: { is: true, at: BEFORE } }])],
  ["text for papers", fileOf("saved")],
  ["one that was cut", fileOf({ b: { note: { is: "why", at: BEFORE } } }).slice(0, -3)],
  ["brackets", "[".repeat(1_000_000)],
]) {
  test(`a file that is none is refused, and changes nothing: ${name}`, async (t) => {
    const values = new Map();
    const shelf = newShelf(t, pageWithStorage(values));
    shelf.set("a", "saved", true);
    const before = values.get(KEY);
    await assert.rejects(shelf.merge(text), (error) => !(error instanceof RangeError));
    assert.deepEqual([values.get(KEY), shelf.ids()], [before, ["a"]]);
  });
}

test("a large file is read in pieces, between which the page goes on", async (t) => {
  const shelf = newShelf(t);
  const many = Array.from({ length: 5000 }, (_, i) => [
    `p${i}`,
    { read: { is: true, at: BEFORE } },
  ]);
  let turns = 0;
  const turn = setInterval(() => {
    turns += 1;
    assert.deepEqual(shelf.ids(), []); // all of it or nothing: not yet
  });
  assert.equal(await shelf.merge(fileOf(Object.fromEntries(many))), 5000);
  clearInterval(turn);
  assert.ok(turns > 1, `${turns}`);
  assert.equal(shelf.ids().length, 5000);
});

test("marks made while a file is read are kept, and win if they are newer", async (t) => {
  const shelf = newShelf(t);
  const merged = shelf.merge(fileOf({ a: { note: { is: "theirs", at: BEFORE } } }));
  shelf.set("a", "note", "mine");
  shelf.set("b", "saved", true);
  await merged;
  assert.equal(shelf.get("a").note, "mine");
  assert.deepEqual(shelf.ids(), ["a", "b"]);
});

test("a file that there is no room for changes nothing, and says so", async (t) => {
  const values = new Map();
  const shelf = newShelf(t, pageWithStorage(values, { room: 1000 }));
  shelf.set("a", "note", "mine");
  const before = values.get(KEY);
  const large = fileOf({ b: { note: { is: "x".repeat(1000), at: BEFORE } } });
  await assert.rejects(shelf.merge(large), RangeError);
  assert.deepEqual([values.get(KEY), shelf.ids()], [before, ["a"]]);
  assert.equal(shelf.isRefused(), false);
});

test("where storage is refused, a file can still be looked at for as long as the page", async (t) => {
  const shelf = newShelf(t, pageWithStorage(new Map(), { isRefused: true }));
  assert.equal(await shelf.merge(fileOf({ a: { saved: { is: true, at: BEFORE } } })), 1);
  assert.deepEqual([shelf.ids(), shelf.isRefused()], [["a"], true]);
});

test("an exported list can be imported elsewhere", async (t) => {
  const shelf = newShelf(t);
  shelf.set("a", "saved", true);
  shelf.set("a", "note", "</script> “ü”");
  const exported = shelf.exported("A list");
  assert.equal(JSON.parse(exported).list, "A list");
  const other = newShelf(t);
  assert.equal(await other.merge(exported), 1);
  assert.deepEqual(other.get("a"), shelf.get("a"));
});

test("a paper that moved keeps its state, the newer of two", (t) => {
  const shelf = newShelf(t);
  shelf.set("old", "saved", true);
  shelf.set("old", "note", "early");
  t.mock.timers.tick(1000);
  shelf.set("new", "note", "late");
  shelf.follow({ old: "new", gone: "else" });
  assert.deepEqual(shelf.ids(), ["new"]);
  assert.deepEqual(shelf.get("new"), { saved: true, reading: false, read: false, note: "late" });
});

test("where storage is refused, marks last as long as the page, which knows", (t) => {
  const shelf = newShelf(t, pageWithStorage(new Map(), { isRefused: true }));
  shelf.set("a", "saved", true);
  assert.equal(shelf.isRefused(), true);
  assert.deepEqual(shelf.ids(), ["a"]);
});

test("what stands in storage may be broken", (t) => {
  assert.deepEqual(newShelf(t, pageWithStorage(new Map([[KEY, "{"]]))).ids(), []);
});

// What earlier versions wrote is read forever: these are samples of theirs, letter by letter.

const STORED_1 =
  '{"lantern-a00001":{"saved":{"is":true,"at":"2026-01-02T03:04:05.000Z"}},' +
  '"orchard-a00002":{"read":{"is":true,"at":"2026-01-03T03:04:05.000Z"},' +
  '"note":{"is":"why <b>","at":"2026-01-03T03:04:06.000Z"}},' +
  '"winter-a00003":{"saved":{"is":false,"at":"2026-01-03T03:04:07.000Z"}}}';

const FILE_1 = `{
 "kind": "sitegen reading state",
 "version": 1,
 "list": "Parallel & Sequential",
 "papers": {
  "lantern-a00001": {
   "saved": {
    "is": true,
    "at": "2026-01-02T03:04:05.000Z"
   },
   "read": {
    "is": true,
    "at": "2026-01-02T03:05:05.000Z"
   }
  },
  "orchard-a00002": {
   "note": {
    "is": "why <b>",
    "at": "2026-01-02T03:04:05.000Z"
   }
  }
 }
}
`;

test("what a browser kept before there was `reading` is read", (t) => {
  const shelf = newShelf(t, pageWithStorage(new Map([[KEY, STORED_1]])));
  assert.deepEqual(shelf.ids(), ["lantern-a00001", "orchard-a00002"]);
  assert.deepEqual(shelf.ids().map(shelf.state), ["to-read", "read"]);
  assert.equal(shelf.get("orchard-a00002").note, "why <b>");
});

test("a file of version 1 is imported", async (t) => {
  const shelf = newShelf(t);
  assert.equal(await shelf.merge(FILE_1), 2);
  assert.deepEqual(shelf.ids().map(shelf.state), ["read", ""]);
  assert.deepEqual(shelf.listed(), ["lantern-a00001"]);
  assert.equal(shelf.exported("Parallel & Sequential"), FILE_1);
});

test("of two browsers' states the newer wins as a whole", async (t) => {
  const shelf = newShelf(t);
  shelf.setState("a", "read");
  const older = shelf.exported("A list");
  t.mock.timers.tick(1000);
  shelf.setState("a", "");
  await shelf.merge(older);
  assert.equal(shelf.state("a"), "");
});

test("taking a change back brings the state, its place and a deleted note", (t) => {
  const shelf = newShelf(t);
  shelf.setState("a", "to-read");
  shelf.set("a", "note", "why");
  shelf.arrange(["b", "a"]);
  const before = shelf.snapshot(["a"]);
  const entry = structuredClone([...before]);
  t.mock.timers.tick(1000);
  shelf.forget("a");
  assert.deepEqual(shelf.ids(), []);
  shelf.restore(before);
  assert.deepEqual([...shelf.snapshot(["a"])], entry);
  assert.equal(shelf.placeOf("a"), 1);
});

test("taking a mark back leaves a note that was written since", (t) => {
  const shelf = newShelf(t);
  const before = shelf.snapshot(["a"]);
  shelf.setState("a", "reading");
  shelf.set("a", "note", "why");
  shelf.restore(before);
  assert.deepEqual([shelf.state("a"), shelf.get("a").note], ["", "why"]);
});

test("a place holds for the state it was given in", (t) => {
  const shelf = newShelf(t);
  shelf.add(["a", "b"]);
  t.mock.timers.tick(1000);
  shelf.arrange(["b", "a"]);
  assert.deepEqual(["a", "b"].map(shelf.placeOf), [1, 0]);
  t.mock.timers.tick(1000);
  shelf.setState("a", "reading");
  assert.equal(shelf.placeOf("a"), null);
});

test("papers that are added leave those that are there alone, and keep their order", (t) => {
  const shelf = newShelf(t);
  shelf.setState("b", "read");
  assert.deepEqual(shelf.add(["a", "b", "c"]), ["a", "c"]);
  assert.equal(shelf.state("b"), "read");
  assert.ok(shelf.since("a") > shelf.since("c"));
});

for (const [field, is] of /** @type {[string, any][]} */ ([
  ["place", -1],
  ["place", 1.5],
  ["place", "1"],
  ["place", null],
  ["reading", 1],
  ["note", ["x"]],
  ["saved", {}],
])) {
  test(`a value of a wrong type is left out: ${field} ${JSON.stringify(is)}`, async (t) => {
    const shelf = newShelf(t);
    const read = { is: true, at: BEFORE };
    await shelf.merge(fileOf({ a: { read, [field]: { is, at: BEFORE } } }));
    assert.deepEqual([...shelf.snapshot(["a"])], [["a", { read: { is: true, at: BEFORE } }]]);
  });
}
