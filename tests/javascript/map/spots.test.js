"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { seeded } = require("../random.js");

const newSpots = freshParts()("spots");
const any = () => true;

function cloud(count) {
  const next = seeded(count);
  const places = () => Array.from({ length: count }, () => Math.floor(next() * 100));
  return { x: places(), y: places(), width: 100, height: 100 };
}

function farFrom({ x, y }, n, at) {
  return (x[n] - at.x) ** 2 + (y[n] - at.y) ** 2;
}

for (const count of [1, 7, 300]) {
  test(`of ${count} points, the nearest is found`, () => {
    const points = cloud(count);
    const spots = newSpots(points);
    for (let i = 0; i < 50; i += 1) {
      const at = { x: (i * 37) % 110, y: (i * 61) % 110 };
      const all = points.x.map((_, n) => n).filter((n) => farFrom(points, n, at) <= 15 ** 2);
      const wanted = all.sort((a, b) => farFrom(points, a, at) - farFrom(points, b, at) || a - b);
      assert.equal(spots.nearest(at, 15, any), wanted[0] ?? -1);
    }
  });

  test(`of ${count} points, those in a box are found`, () => {
    const points = cloud(count);
    const box = { left: 20, top: 30.5, right: 60, bottom: 90 };
    const wanted = points.x
      .map((_, n) => n)
      .filter((n) => points.x[n] >= 20 && points.x[n] <= 60)
      .filter((n) => points.y[n] >= 30.5 && points.y[n] <= 90);
    assert.deepEqual(
      newSpots(points)
        .within(box)
        .sort((a, b) => a - b),
      wanted,
    );
  });
}

test("a point that does not pass is not there", () => {
  const spots = newSpots({ x: [10, 20], y: [10, 10], width: 100, height: 100 });
  assert.equal(
    spots.nearest({ x: 11, y: 10 }, 50, (n) => n === 1),
    1,
  );
  assert.equal(
    spots.nearest({ x: 11, y: 10 }, 50, () => false),
    -1,
  );
});

test("a map without points has none", () => {
  const spots = newSpots({ x: [], y: [], width: 100, height: 100 });
  assert.equal(spots.nearest({ x: 1, y: 1 }, 50, any), -1);
  assert.deepEqual(spots.within({ left: 0, top: 0, right: 100, bottom: 100 }), []);
});
