"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { seeded } = require("../random.js");

const { format, parse } = freshParts()("share");
const all = () => true;

function keyFrom(random) {
  return Math.floor(random() * 16 ** 6)
    .toString(16)
    .padStart(6, "0");
}

test("any papers come back from their link, in their order", () => {
  const random = seeded(1);
  for (let round = 0; round < 300; round++) {
    const count = Math.floor(random() * 60);
    const ids = [...new Set(Array.from({ length: count }, () => `moths-${keyFrom(random)}`))];
    const whole = new Set(ids.filter(() => random() < 0.2));
    const fragment = format(ids, (id) => !whole.has(id));
    const wanted = ids.map((id) => (whole.has(id) ? id : id.slice(-6)));
    assert.deepEqual(parse(fragment), [...new Set(wanted)], fragment);
  }
});

test("fifty papers take some three hundred characters", () => {
  const random = seeded(2);
  const ids = Array.from({ length: 50 }, () => `a-title-of-many-words-${keyFrom(random)}`);
  assert.ok(format(ids, all).length <= 310);
});

test("an id that is its end alone can be named whole", () => {
  assert.equal(
    format(["abc123", "moths-abc123"], (id) => id !== "abc123"),
    "#papers=-abc123.abc123",
  );
  assert.deepEqual(parse("#papers=-abc123.abc123"), ["abc123"]); // one token, which the data resolve
});

for (const [fragment, tokens] of /** @type {[string, string[] | null][]} */ ([
  ["", null],
  ["#to-read", null],
  ["#state=saved&dump=april.txt", null],
  ["#papers=", []],
  ["#papers=abc12", []],
  ["#papers=ABC123", ["abc123"]],
  ["#papers=abc123abc123", ["abc123"]],
  ["#papers=abc123.-moths-and-lamps-0d0d0d.0a0a0a", ["abc123", "moths-and-lamps-0d0d0d", "0a0a0a"]],
  ["#papers=<b>.../../x.javascript:alert(1).__proto__.-__proto__", []],
  ["#papers=%E0%A4%A", []],
  [`#papers=-${"x".repeat(500)}`, []],
])) {
  test(`what is malformed is left out: ${fragment.slice(0, 60)}`, () => {
    assert.deepEqual(parse(fragment), tokens);
  });
}

test("a link of any length is read up to a limit", () => {
  const random = seeded(3);
  const text = Array.from({ length: 100_000 }, () => keyFrom(random)).join("");
  assert.equal(parse(`#papers=${text}`)?.length, 2000);
});
