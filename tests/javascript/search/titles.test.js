"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const titleBonuses = freshParts()("titles");

/** A word of a query that stands at these positions of titles, by number. */
function word(positions, level = 1) {
  const titles = Object.keys(positions).map(Number);
  return [{ posting: { titles, positions: Object.values(positions) }, level }];
}

function bonus(words, names = [9]) {
  return titleBonuses(words, names).get(0) ?? 0;
}

test("a title that lacks a word gains nothing", () => {
  assert.equal(bonus([word({ 0: [0] }), word({ 1: [0] })]), 0);
  assert.equal(titleBonuses([], []).size, 0);
});

test("words side by side tell more than words apart, and most where a title begins", () => {
  const apart = bonus([word({ 0: [3] }), word({ 0: [7] })]);
  const together = bonus([word({ 0: [3] }), word({ 0: [4] })]);
  const first = bonus([word({ 0: [0] }), word({ 0: [1] })]);
  assert.ok(apart < together && together < first);
});

test("a whole name tells most", () => {
  const name = [word({ 0: [0] }), word({ 0: [1] })];
  assert.ok(bonus(name, [2]) > bonus(name, [3]));
});

test("an uncertain word counts less", () => {
  assert.ok(bonus([word({ 0: [0] }, 0.5)]) < bonus([word({ 0: [0] })]));
});
