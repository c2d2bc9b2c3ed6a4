"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const cameras = freshParts()("camera");
const MAP = { width: 1600, height: 1000 };
const WINDOW = { width: 800, height: 600 };

/** The same but for what sums of fractions lose. */
function assertNear(given, wanted) {
  for (const [key, value] of Object.entries(wanted)) {
    assert.ok(Math.abs(given[key] - value) < 1e-6, `${key}: ${given[key]}, not ${value}`);
  }
}

test("the whole map is in the window, with its middle in the middle", () => {
  const all = cameras.whole(MAP, WINDOW);
  const { left, top, right, bottom } = cameras.shown(all, WINDOW);
  assert.ok(left < 0 && top < 0 && right > MAP.width && bottom > MAP.height);
  assertNear(cameras.toWindow(all, WINDOW, 800, 500), { x: 400, y: 300 });
});

test("what is at a place of the window stays there while a reader zooms", () => {
  const camera = cameras.whole(MAP, WINDOW);
  const at = { x: 130, y: 470 };
  const before = cameras.toMap(camera, WINDOW, at.x, at.y);
  const after = cameras.toMap(cameras.zoomed(camera, 3, MAP, WINDOW, at), WINDOW, at.x, at.y);
  assertNear(after, before);
});

test("as near as a reader may come, nothing moves when they come nearer", () => {
  const camera = { x: 300, y: 400, scale: cameras.whole(MAP, WINDOW).scale * 1000 };
  const nearest = cameras.limited(camera, MAP, WINDOW);
  assertNear(cameras.zoomed(nearest, 2, MAP, WINDOW, { x: 10, y: 20 }), nearest);
});

test("what a reader drags goes with the pointer", () => {
  const camera = { x: 500, y: 400, scale: 2 };
  const { x, y } = cameras.toWindow(camera, WINDOW, 510, 390);
  const dragged = cameras.moved(camera, 30, -20);
  assertNear(cameras.toWindow(dragged, WINDOW, 510, 390), { x: x + 30, y: y - 20 });
});

test("nobody goes farther away than the whole map, or beside it", () => {
  const all = cameras.whole(MAP, WINDOW);
  assertNear(cameras.limited({ ...all, scale: all.scale / 2 }, MAP, WINDOW), all);
  const near = { x: -5000, y: 9000, scale: all.scale * 4 };
  const { x, y } = cameras.limited(near, MAP, WINDOW);
  assert.ok(x > 0 && x < MAP.width / 2 && y < MAP.height && y > MAP.height / 2);
});

test("an address means the camera it was made of, in a window of another size too", () => {
  const camera = { x: 480, y: 620, scale: cameras.whole(MAP, WINDOW).scale * 5 };
  const text = cameras.format(camera, MAP, WINDOW);
  assert.equal(text, "300,620,5");
  assertNear(cameras.parse(text, MAP, WINDOW), camera);
  const small = { width: 300, height: 300 };
  assert.equal(cameras.format(cameras.parse(text, MAP, small), MAP, small), text);
});

for (const text of ["", "1,2", "a,b,c", "1,2,", "1,2,NaN", "9e999,1,2"]) {
  test(`an address with at=${text} shows the whole map, or some of it`, () => {
    const { x, y, scale } = cameras.parse(text, MAP, WINDOW);
    assert.ok([x, y, scale].every(Number.isFinite));
  });
}

test("the whole map has an empty address", () => {
  assert.equal(cameras.format(cameras.whole(MAP, WINDOW), MAP, WINDOW), "");
});

test("a flight begins at one camera and ends at the other", () => {
  const [from, to] = [cameras.whole(MAP, WINDOW), { x: 100, y: 200, scale: 9 }];
  assertNear(cameras.between(from, to, 0), from);
  assertNear(cameras.between(from, to, 1), to);
});
