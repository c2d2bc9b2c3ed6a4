"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

/** A canvas that keeps the pixels it is given. */
function fakeCanvas() {
  const shown = { pixels: new Uint8ClampedArray() };
  const putImageData = ({ data }) => (shown.pixels = data);
  return { canvas: { width: 0, height: 0, getContext: () => ({ putImageData }) }, shown };
}

class ImageData {
  constructor(width, height) {
    Object.assign(this, { width, height, data: new Uint8ClampedArray(width * height * 4) });
  }
}

const newRaster = freshParts({ ImageData })("raster");
const LOOK = { radius: 2, edge: 0, edgeColor: [255, 255, 255], isHard: false };

function drawn(stamps) {
  const { canvas, shown } = fakeCanvas();
  const raster = newRaster(canvas);
  raster.fit(9, 9);
  for (const [look, column, row] of stamps) {
    raster.stamp(raster.stampOf({ ...LOOK, ...look }), column, row);
  }
  raster.show();
  return (column, row) => [...shown.pixels.subarray(4 * (9 * row + column)).slice(0, 4)];
}

const RED = { color: [200, 0, 0], opacity: 1 };
const BLUE = { color: [0, 0, 200], opacity: 0.5 };

test("a point is round, and has its color", () => {
  const at = drawn([[RED, 4, 4]]);
  assert.deepEqual(at(4, 4), [200, 0, 0, 255]);
  assert.equal(at(2, 2)[3], 0);
  assert.ok(at(2, 4)[3] > 0 && at(2, 4)[3] < 255);
});

test("one lies over another, and what is beneath is seen through it", () => {
  const [red, , blue, opacity] = drawn([
    [RED, 4, 4],
    [BLUE, 4, 4],
  ])(4, 4);
  assert.ok(Math.abs(red - 100) < 3 && Math.abs(blue - 100) < 3);
  assert.equal(opacity, 255);
});

test("a point at the edge is cut off", () => {
  const at = drawn([
    [RED, 0, 0],
    [RED, 20, 4],
    [RED, -20, -20],
  ]);
  assert.equal(at(0, 0)[3], 255);
  assert.equal(at(8, 4)[3], 0);
});

test("a hard point mixes nothing", () => {
  const at = drawn([[{ ...BLUE, isHard: true }, 4, 4]]);
  for (let column = 0; column < 9; column += 1) {
    assert.ok([0, 255].includes(at(column, 4)[3]));
  }
});
