"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { seeded } = require("../random.js");

const stroll = freshParts()("stroll");
const any = () => true;

// 0 is in the middle, 1 to its right, 2 above, 3 to its left, 4 below, 5 far to the right.
const POINTS = {
  x: [50, 60, 52, 40, 50, 90],
  y: [50, 53, 30, 48, 70, 50],
  width: 100,
  height: 100,
};

for (const [key, wanted] of /** @type {[string, number][]} */ ([
  ["ArrowRight", 1],
  ["ArrowUp", 2],
  ["ArrowLeft", 3],
  ["ArrowDown", 4],
])) {
  test(`${key} leads to the next point there`, () => {
    assert.equal(stroll(POINTS, 0, key, any), wanted);
  });
}

test("a point that does not pass is gone by", () => {
  assert.equal(
    stroll(POINTS, 0, "ArrowRight", (n) => n !== 1),
    5,
  );
});

test("beyond the last point there is none", () => {
  assert.equal(stroll(POINTS, 5, "ArrowRight", any), -1);
});

test("points at one place are gone through to and fro", () => {
  const same = { x: [5, 5, 5], y: [5, 5, 5], width: 10, height: 10 };
  assert.equal(stroll(same, 0, "ArrowRight", any), 1);
  assert.equal(stroll(same, 1, "ArrowDown", any), 2);
  assert.equal(stroll(same, 2, "ArrowLeft", any), 1);
  assert.equal(stroll(same, 0, "ArrowLeft", any), -1);
});

test("arrow keys reach nearly every point from any other", () => {
  const next = seeded(3);
  const places = () => Array.from({ length: 200 }, () => Math.floor(next() * 1000));
  const points = { x: places(), y: places(), width: 1000, height: 1000 };
  const reached = new Set([0]);
  for (const n of reached) {
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      const to = stroll(points, n, key, any);
      if (to >= 0) reached.add(to);
    }
  }
  assert.ok(reached.size >= 190, `${reached.size} of 200`);
});
