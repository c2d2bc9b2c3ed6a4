"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

/** As much of an element as a finder needs. */
function createElement() {
  return {
    value: "",
    textContent: "",
    setAttribute() {},
    append() {},
    addEventListener() {},
    replaceChildren() {},
    contains: () => false,
  };
}

const finder = freshParts({ document: { activeElement: null, createElement } })("finder");

const CHOICES = Array.from({ length: 14 }, (_, i) => ({ label: `Ada ${i}`, value: `ada-${i}` }));

/** What is said of those who are not shown, where the first `count` have papers in the view. */
function rest(count) {
  const made = finder("Find an author", CHOICES, () => ({}));
  const counts = new Map(CHOICES.slice(0, count).map(({ value }) => [value, 1]));
  made.update({ chosen: [] }, counts);
  return made.elements.at(-1).textContent;
}

test("only those with papers in the view are counted as more", () => {
  assert.equal(rest(14), "and 4 more");
  assert.equal(rest(11), "and 1 more");
  assert.equal(rest(3), "");
  assert.equal(rest(0), "");
});
