"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const { actionOf } = freshParts()("desk_keys");

/** A key pressed on an element that a selector names. */
function pressed(key, facts = {}, on = "main") {
  const target = { isContentEditable: false, matches: (selector) => selector.includes(on) };
  return actionOf({ key, target, ...facts });
}

test("digits file, Enter confirms, letters decide", () => {
  assert.deepEqual(pressed("3"), { name: "file", digit: 3 });
  assert.deepEqual(pressed("0"), { name: "none", digit: 0 });
  assert.equal(pressed("Enter")?.name, "confirm");
  assert.equal(pressed("m")?.name, "same");
  assert.equal(pressed("?", { shiftKey: true })?.name, "help");
  assert.equal(pressed("q"), null);
});

test("capitals by the lock are letters, by Shift they are not ours", () => {
  assert.equal(pressed("H")?.name, "hide");
  assert.equal(pressed("H", { shiftKey: true }), null);
});

test("Shift and a digit mark a second topic, unless the digit itself needs Shift", () => {
  const shiftKey = true;
  assert.deepEqual(pressed("!", { code: "Digit1", shiftKey }), { name: "also", digit: 1 });
  assert.deepEqual(pressed("1", { code: "Digit1", shiftKey }), { name: "file", digit: 1 });
  assert.equal(pressed("!", { code: "Slash", shiftKey }), null);
});

test("keys of the browser and of the system are theirs", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing", "defaultPrevented"]) {
    for (const key of ["h", "1", "Enter", "ArrowLeft"]) {
      assert.equal(pressed(key, { [held]: true }), null);
    }
  }
});

test("what is typed decides nothing", () => {
  for (const field of ["textarea", "select"]) {
    for (const key of ["h", "1", "Enter", "/", "Escape"]) {
      assert.equal(pressed(key, {}, field), null);
    }
  }
});

test("Enter on a button or a link presses that", () => {
  assert.equal(pressed("Enter", {}, "button"), null);
  assert.equal(pressed("h", {}, "button")?.name, "hide");
});

test("a key that is held decides once, but moves on", () => {
  const repeat = true;
  for (const key of ["Enter", "1", "h", "u"]) assert.equal(pressed(key, { repeat }), null);
  assert.equal(pressed("j", { repeat })?.name, "next");
});
