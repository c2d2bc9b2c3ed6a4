"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const cases = require("../../search/search_cases.json");
const { freshParts, received } = require("../parts.js");

const { tokenize } = freshParts()("tokens")(received("index"));

for (const { text, words, compounds } of cases) {
  test(`the words of ${JSON.stringify(text)} are those that Python finds`, () => {
    const found = tokenize(text);
    assert.deepEqual(found.words, words);
    assert.deepEqual(found.compounds, compounds);
  });
}
