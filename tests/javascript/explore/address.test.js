"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { CHOICES } = require("./list.js");

const { parse, format, everything } = freshParts()("address");

function again(fragment) {
  return decodeURIComponent(format(parse(fragment, CHOICES)));
}

// The grammar that README promises: each comes back as it was given.
for (const fragment of [
  "",
  "#q=two words".replace(" ", "+"),
  "#topic=caches",
  "#topic=moths&topic=caches&match=all",
  "#author=zoe-numbat&author=ada-bettong",
  "#year=2024",
  "#year=2023-",
  "#year=-2025",
  "#year=2023-2025&undated=yes",
  "#undated=no",
  "#undated=only",
  "#code=1",
  "#picked=1",
  "#dump=april.txt&dump=may+&+june.txt".replace("&+june", "%26+june"),
  ...["saved", "to-read", "reading", "read", "unread", "noted", "new"].map(
    (state) => `#state=${state}`,
  ),
  ...["relevance", "date", "comments", "title"].map((sort) => `#sort=${sort}`),
  "#q=a&topic=caches&year=2020-2021&undated=yes&code=1&picked=1&dump=april.txt&state=read&sort=title",
]) {
  test(`a view keeps its address: ${fragment || "everything"}`, () => {
    assert.equal(format(parse(fragment, CHOICES)), fragment);
  });
}

for (const [fragment, shorter] of [
  ["#topic=nowhere&dump=gone.txt", ""],
  ["#topic=nowhere&topic=moths&match=all", "#topic=moths"],
  ["#match=all", ""],
  ["#year=20x&undated=1", ""],
  ["#year=-", ""],
  ["#year=2024-2024", "#year=2024"],
  ["#code=0&picked=yes", ""],
  ["#state=odd&sort=up", ""],
  ["#=&&;", ""],
  ["#q=++", ""],
  ["#sort=title&code=1", "#code=1&sort=title"],
]) {
  test(`what is unknown or needless is ignored: ${fragment}`, () => {
    assert.equal(again(fragment), shorter);
    assert.equal(again(shorter), shorter);
  });
}

test("a former choice stands for all that took its place", () => {
  assert.equal(again("#topic=lamps"), "#topic=moths");
  assert.equal(again("#author=a-bettong"), "#author=ada-bettong");
  assert.equal(again("#topic=lanterns"), "#topic=caches&topic=moths");
  assert.equal(again("#topic=moths&topic=lamps"), "#topic=moths");
});

test("any text can be searched for", () => {
  const q = '& = # % + " <b> “ü” \u2028.';
  assert.equal(parse(format({ ...everything(), q }), CHOICES).q, q);
});

test("the view of everything is that of no fragment", () => {
  assert.deepEqual(parse("", CHOICES), everything());
});
