"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const halo = freshParts()("halo");
const COLORS = [
  [0, 0, 0],
  [200, 0, 0],
  [0, 0, 200],
];

/** The color of the land at a place of the map. */
function colorAt({ pixels, columns, edge, width }, x, y) {
  const cell = width / columns;
  const at = 4 * (Math.floor((y + edge) / cell) * columns + Math.floor((x + edge) / cell));
  return [...pixels.subarray(at, at + 4)];
}

const crowd = (x, y, hue) =>
  Array.from({ length: 9 }, (_, i) => [x + (i % 3) * 5, y + Math.floor(i / 3) * 5, hue]);

function landOf(points) {
  const [x, y, hue] = [0, 1, 2].map((i) => points.map((one) => one[i]));
  return halo({ x, y, hue, width: 1600, height: 1000 }, COLORS);
}

test("land is under points, in the color of their group, and nowhere else", () => {
  const land = landOf([...crowd(300, 300, 1), ...crowd(1300, 700, 2)]);
  const [red, blue] = [colorAt(land, 305, 305), colorAt(land, 1305, 705)];
  assert.deepEqual([red.slice(0, 3), blue.slice(0, 3)], [COLORS[1], COLORS[2]]);
  assert.ok(red[3] > 40 && blue[3] > 40);
  assert.equal(colorAt(land, 800, 100)[3], 0);
});

test("land is weaker at its edge", () => {
  const land = landOf(crowd(800, 500, 1));
  const along = [805, 900, 920].map((x) => colorAt(land, x, 505)[3]);
  assert.ok(along[0] > along[1] && along[1] >= along[2], String(along));
});

test("a map without points has no land", () => {
  assert.ok(landOf([]).pixels.every((value) => value === 0));
});
