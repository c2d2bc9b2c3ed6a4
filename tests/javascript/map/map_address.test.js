"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { CHOICES } = require("../explore/list.js");

const use = freshParts();
const mapAddress = use("map_address");
const address = use("address");

test("an address holds the papers, the place and the paper, and gives them back", () => {
  const view = address.parse("#q=moth&topic=caches", CHOICES);
  const fragment = mapAddress.format(view, "300,620,5", "lantern-0a1b2c");
  assert.equal(fragment, "#q=moth&topic=caches&at=300,620,5&paper=lantern-0a1b2c");
  assert.deepEqual(mapAddress.parse(fragment), { at: "300,620,5", paper: "lantern-0a1b2c" });
  assert.deepEqual(address.parse(fragment, CHOICES), view);
});

test("the whole map of everything has none", () => {
  assert.equal(mapAddress.format(address.everything(), "", ""), "");
  assert.deepEqual(mapAddress.parse(""), { at: "", paper: "" });
});
