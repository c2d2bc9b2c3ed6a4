"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { seeded } = require("../random.js");

const labels = freshParts()("labels");
const WINDOW = { width: 400, height: 300 };

const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function names(count) {
  const next = seeded(count);
  return Array.from({ length: count }, () => ({
    x: next() * WINDOW.width,
    y: next() * WINDOW.height,
    width: 30 + next() * 90,
    height: 12 + next() * 20,
  }));
}

for (const count of [1, 20, 200]) {
  test(`of ${count} names, no two overlap, and none leaves the window`, () => {
    const boxes = labels(names(count), WINDOW).map(([, box]) => box);
    assert.ok(boxes.length > 0);
    boxes.forEach((one, i) => {
      assert.ok(boxes.slice(i + 1).every((other) => !overlap(one, other)));
      assert.ok(one.left >= 0 && one.top >= 0);
      assert.ok(one.right <= WINDOW.width && one.bottom <= WINDOW.height);
    });
  });
}

test("the first name is where it would best be", () => {
  const name = { x: 200, y: 150, width: 80, height: 20 };
  assert.deepEqual(labels([name], WINDOW), [
    [name, { left: 160, top: 140, right: 240, bottom: 160 }],
  ]);
});

test("a name goes where it covers fewer points", () => {
  const name = { x: 200, y: 150, width: 80, height: 20 };
  const covered = ({ top, bottom }) => (top < 155 && bottom > 145 ? 9 : 0);
  const [[, box]] = labels([name], WINDOW, { covered });
  assert.ok(box.bottom <= 145 || box.top >= 155);
});

test("a name has no room on what is taken, and a name outside of the window none at all", () => {
  const taken = [{ left: 0, top: 0, right: 400, bottom: 300 }];
  const name = { x: 200, y: 150, width: 80, height: 20 };
  assert.deepEqual(labels([name], WINDOW, { taken }), []);
  assert.deepEqual(labels([{ ...name, x: -1 }], WINDOW), []);
});
