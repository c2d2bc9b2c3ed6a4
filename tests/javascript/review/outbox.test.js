"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const page = (token) => ({ querySelector: () => ({ getAttribute: () => token }) });

/** An outbox whose requests are answered in turn: by a function that may throw. */
function outboxOf(answers) {
  const asked = [];
  const told = [];
  const globals = {
    document: page("old"),
    DOMParser: class {
      parseFromString(text) {
        return page(text);
      }
    },
    setTimeout: (call) => call(),
    async fetch(address, options) {
      asked.push([address, options.headers?.["X-Sitegen-Token"], options.body]);
      return answers.shift()();
    },
  };
  const outbox = freshParts(globals)("outbox")((isAway) => told.push(isAway));
  return { outbox, asked, told };
}

const says =
  (value, status = 200) =>
  () => ({
    ...{ ok: status === 200, status },
    json: async () => value,
    text: async () => value,
  });
const nobody = () => {
  throw new TypeError("Failed to fetch");
};

test("what is sent while the server is away arrives when it is back, once and in order", async () => {
  const { outbox, asked, told } = outboxOf([nobody, nobody, says({ left: 1 }), says({ left: 0 })]);
  const answers = await Promise.all([
    outbox.send("decide", { n: 1 }),
    outbox.send("decide", { n: 2 }),
  ]);
  assert.deepEqual(answers, [{ left: 1 }, { left: 0 }]);
  assert.deepEqual(told, [true, false]);
  const bodies = asked.map(([, , body]) => JSON.parse(body).n);
  assert.deepEqual(bodies, [1, 1, 1, 2]);
});

test("a server that was started anew is asked for its token", async () => {
  const refusal = says({ error: "wrong token", remedy: "" }, 403);
  const { outbox, asked } = outboxOf([refusal, says("new"), says({ left: 3 })]);
  assert.deepEqual(await outbox.send("decide", {}), { left: 3 });
  assert.deepEqual(
    asked.map(([address, token]) => [address, token]),
    [
      ["decide", "old"],
      ["./", undefined],
      ["decide", "new"],
    ],
  );
});

test("one that refuses its own token is believed", async () => {
  const refusal = says({ error: "not from here", remedy: "" }, 403);
  const { outbox, asked } = outboxOf([refusal, says("old")]);
  assert.equal((await outbox.send("decide", {})).error, "not from here");
  assert.equal(asked.length, 2);
});

test("a refusal is an answer, and the next is sent all the same", async () => {
  const refusal = { error: "content/curation.yml:3: no", remedy: "mend it" };
  const { outbox } = outboxOf([says(refusal, 409), says({ left: 0 })]);
  assert.deepEqual(await outbox.send("decide", {}), refusal);
  assert.deepEqual(await outbox.send("decide", {}), { left: 0 });
});

test("what is no answer says so", async () => {
  const broken = () => ({ ...says("")(), json: () => JSON.parse("<html>") });
  const { outbox } = outboxOf([broken, says({ some: "thing" }, 500)]);
  assert.match((await outbox.get("queue.json")).error, /cannot be read/);
  assert.match((await outbox.get("queue.json")).error, /cannot be read/);
});
