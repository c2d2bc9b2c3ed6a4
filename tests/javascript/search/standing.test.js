"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

const use = freshParts();
const standing = use("standing");
const tokenizer = use("tokens")(received("index"));

test("a term is given as the text writes it", () => {
  const title = "Attention-Based Caches of Prefill";
  assert.equal(standing(title, "cache", tokenizer), "Caches");
  assert.equal(standing(title, "attentionbased", tokenizer), "Attention-Based");
  assert.equal(standing(title, "prefill", tokenizer), "Prefill");
});

test("a term that the text does not write is none", () => {
  assert.equal(standing("Prefilled caches", "prefill", tokenizer), null);
  assert.equal(standing("", "cache", tokenizer), null);
});
