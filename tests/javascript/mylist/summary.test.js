"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const summary = freshParts()("summary");

const isListed = (id) => !id.startsWith("noted");

test("the papers on the list are counted, and apart from them notes on others", () => {
  const read = { name: "read", ids: ["a"] };
  const toRead = { name: "to-read", ids: ["b", "c"] };
  const noted = { name: "noted", ids: ["noted-1"] };
  const gone = { name: "gone", ids: ["d", "noted-2"] };
  assert.equal(summary([read], isListed), "1 paper: 1 read.");
  assert.equal(
    summary([toRead, read, noted], isListed),
    "3 papers: 2 to read, 1 read; and a note on 1 other paper.",
  );
  assert.equal(
    summary([read, noted, gone], isListed),
    "2 papers: 1 read, 1 no longer on this site’s list; and notes on 2 other papers.",
  );
  assert.equal(summary([noted], isListed), "A note on 1 paper.");
});
