"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const given = require("./given.js");

const use = freshParts();

/** Decisions on the invented queue; a test replies to what was `sent`, and finds what was heard in
    `heard`. */
function deskOf() {
  const queue = use("desk_queue")();
  queue.read(given.queue());
  const heard = [];
  const sent = [];
  const hear = Object.fromEntries(
    ["said", "changed", "refused", "outdated", "kept", "back"].map((name) => [
      name,
      (...said) => heard.push([name, ...said]),
    ]),
  );
  const send = (address, message) => new Promise((reply) => sent.push({ address, message, reply }));
  const decisions = use("desk_decisions")(queue, send, /** @type {any} */ (hear));
  return { queue, decisions, heard, sent };
}

const names = new Map();
const written = (removed, left, facts = {}) => ({
  ...{ left, undo: 1, version: "v2", key: removed[0], next: null, wrote: "", removed, ...facts },
});

test("the card is gone before the server has answered", async () => {
  const { queue, decisions, heard, sent } = deskOf();
  queue.go("doubted");
  decisions.decide(
    { key: "doubted", action: "hide" },
    { keys: ["doubted"], title: "Kites", names },
  );
  assert.deepEqual([queue.has("doubted"), queue.left(), decisions.undone()], [false, 6, 1]);
  assert.deepEqual(heard, [["said", "Hidden: “Kites”."], ["changed"]]);
  await sent[0].reply(written(["doubted"], 6));
  await null;
  assert.deepEqual([queue.waiting(), decisions.undone(), decisions.isOurs("v2")], [0, 1, true]);
  assert.equal(
    heard.some(([name]) => name === "outdated"),
    false,
  );
});

test("a refusal brings it back with its reason, and is no decision", async () => {
  const { queue, decisions, heard, sent } = deskOf();
  decisions.decide({ key: "pair", action: "same" }, { keys: ["pair"], title: "Glass", names });
  const answer = { error: "content/curation.yml:3: changed meanwhile", remedy: "look again" };
  await sent[0].reply(answer);
  await null;
  assert.deepEqual(heard.at(-1), ["refused", "pair", answer]);
  assert.deepEqual([queue.has("pair"), decisions.history, decisions.undone()], [true, [], 0]);
});

test("where more has left the queue than was decided, it is asked for anew", async () => {
  const { decisions, heard, sent } = deskOf();
  decisions.decide({ key: "pair", action: "same" }, { keys: ["pair"], title: "Glass", names });
  await sent[0].reply(written(["pair", "nowhere"], 5));
  await null;
  assert.ok(heard.some(([name]) => name === "outdated"));
});

test("a note leaves the item where it is", async () => {
  const { queue, decisions, heard, sent } = deskOf();
  decisions.decide(
    { key: "doubted", action: "note", text: "Why?" },
    { keys: ["doubted"], title: "Kites", names, stays: true },
  );
  assert.equal(queue.has("doubted"), true);
  await sent[0].reply(written([], 7));
  await null;
  assert.ok(heard.some(([name, key]) => name === "kept" && key === "doubted"));
});

test("undo takes back the last decision and shows its card", async () => {
  const { decisions, heard, sent } = deskOf();
  await decisions.takeBack();
  assert.deepEqual([sent.length, heard.at(-1)?.[0]], [0, "said"]);
  decisions.decide(
    { key: "doubted", action: "hide" },
    { keys: ["doubted"], title: "Kites", names },
  );
  await sent[0].reply(written(["doubted"], 6));
  const undone = decisions.takeBack();
  sent[1].reply({ ...written([], 7, { key: "doubted", undo: 0 }) });
  await undone;
  assert.deepEqual(heard.slice(-2), [
    ["said", "Undone: Hidden: “Kites”."],
    ["back", "doubted", { said: "Hidden: “Kites”.", items: [], filed: null }],
  ]);
  assert.deepEqual([decisions.history, decisions.undone()], [[], 0]);
});

test("what is said to be done is what the server wrote", async () => {
  const { decisions, heard, sent } = deskOf();
  const titled = { keys: ["doubted"], title: "Kites", names };
  decisions.decide({ key: "doubted", action: "confirm", topic: "moths" }, titled);
  const wrote = "papers:\n  doubted:\n    topic: wells\n    seen: 2026-01-02\n";
  await sent[0].reply(written(["doubted"], 6, { wrote }));
  await null;
  assert.ok(heard.some(([, said]) => said === "Confirmed under wells: “Kites”."));
  assert.equal(decisions.history[0].said, "Confirmed under wells: “Kites”.");
});
