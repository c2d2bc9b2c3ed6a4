"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, readJson } = require("../parts.js");

const BitReader = freshParts()("bits");

test("numbers are read as they were written", () => {
  const { base64, lists } = readJson("bits.json");
  const bits = new BitReader(base64);
  for (const { high, numbers } of lists) {
    assert.equal(bits.readGamma(), numbers.length);
    assert.deepEqual(bits.readIncreasing(numbers.length, 0, high), numbers);
    assert.deepEqual(
      bits.readGaps(numbers.length),
      numbers.map((number) => number + 1),
    );
  }
});

test("a choice of one takes no bit", () => {
  const bits = new BitReader("");
  assert.equal(bits.readTruncated(1), 0);
  assert.equal(bits.at, 0);
});

test("bits end where the bytes do, so that no reading hangs", () => {
  assert.equal(new BitReader("AA==").readGamma(), 255);
});
