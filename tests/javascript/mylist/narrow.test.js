"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const narrow = freshParts()("narrow");

for (const [typed, text, isFound] of [
  ["", "anything", true],
  ["  ", "", true],
  ["quoll", "By Zoë Quoll", true],
  ["zoe QUO", "By Zoë Quoll", true],
  ["moths quoll", "By Zoë Quoll", false],
  ["(.*", "By Zoë Quoll", false],
]) {
  test(`“${typed}” ${isFound ? "finds" : "does not find"} “${text}”`, () => {
    assert.equal(narrow(typed)(text), isFound);
  });
}
