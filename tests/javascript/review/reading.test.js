"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { seeded } = require("../random.js");
const given = require("./given.js");

const use = freshParts();
const evidence = use("evidence");
const difference = use("difference");
const words = use("desk_words");
const { found } = use("topic_finder");

test("the phrases of each topic are counted, and what speaks against it is among them", () => {
  const phrases = evidence.phrasesOf([
    ...given.CARDS.doubted.text_parts,
    { text: "Moth", topic: "moths", phrase: "moth", weight: 4 },
  ]);
  assert.deepEqual(phrases.get("moths"), [
    { text: "moths", weight: 4, times: 2 },
    { text: "lantern", weight: 3, times: 1 },
  ]);
  assert.equal(phrases.get("clocks")?.[0].weight, -4);
});

test("sums are read without needless digits", () => {
  assert.deepEqual([12, 4.25, -4, 0.1 + 0.2].map(evidence.sum), ["12", "4.3", "−4", "0.3"]);
});

test("only as many topics have a line of their own as can be told apart", () => {
  const styles = evidence.stylesOf(given.TOPICS);
  assert.deepEqual([...styles.values()], [1, 2, 3, 4, 5]);
  assert.equal(styles.has("wells"), false);
});

/** The texts with what is their own in brackets. */
function bracketed(one, other) {
  const both = difference(one, other);
  return both.map((all) => all.map(({ text, isOwn }) => (isOwn ? `[${text}]` : text)).join(""));
}

test("two titles differ in words, not in capitals or signs", () => {
  assert.deepEqual(bracketed("Bridges of Glass", "BRIDGES of glass: Revisited"), [
    "Bridges of Glass",
    "BRIDGES of glass: [Revisited]",
  ]);
  assert.deepEqual(bracketed("Lamps in C", "Lamps in C++"), ["Lamps in [C]", "Lamps in [C++]"]);
  assert.deepEqual(bracketed("", "All of it"), ["", "[All of it]"]);
});

test("no word of either text is lost, and what both say in order is nobody's own", () => {
  const random = seeded(11);
  const text = () => Array.from({ length: 30 }, () => "abcde"[Math.floor(random() * 5)]).join(" ");
  for (let round = 0; round < 50; round++) {
    const texts = [text(), text()];
    const both = difference(texts[0], texts[1]);
    assert.deepEqual(
      both.map((parts) => parts.map((part) => part.text).join("")),
      texts,
    );
    const [ours, theirs] = both.map((parts) =>
      parts.filter(({ isOwn }) => !isOwn).flatMap((part) => part.text.match(/\w/g) ?? []),
    );
    assert.deepEqual(ours, theirs);
  }
});

test("very long texts are compared at their beginnings", () => {
  const long = "word ".repeat(20_000);
  const [ours, theirs] = difference(`one ${long}`, `two ${long}`);
  assert.deepEqual([ours[0].text.trim(), theirs[0].text.trim()], ["one", "two"]);
});

test("a topic is found by the beginnings of its words, its slug's or its group's", () => {
  const slugs = (typed) => found(given.TOPICS, typed).map(({ slug }) => slug);
  assert.deepEqual(slugs("gla bri"), ["bridges"]);
  assert.deepEqual(slugs("PLACE"), ["harbors", "bridges", "wells"]);
  assert.deepEqual(
    slugs("  "),
    given.TOPICS.map(({ slug }) => slug),
  );
  assert.deepEqual(slugs("arbor"), []);
});

test("what was done is said in a sentence", () => {
  const names = new Map(given.TOPICS.map(({ slug, name }) => [slug, name]));
  const said = (decision, title = "Moths") => words.done(decision, title, names);
  assert.equal(said({ action: "file", topic: "kites" }), "Filed under Kites: “Moths”.");
  assert.equal(
    said({ action: "file", topic: "kites", also: ["wells", "clocks"] }),
    "Filed under Kites, also Wells and Clocks: “Moths”.",
  );
  assert.equal(said({ action: "confirm" }), "Confirmed: “Moths”.");
  assert.equal(said({ action: "note", text: "" }), "Note taken away: “Moths”.");
  assert.equal(said({ action: "confirm-new", keys: ["a", "b"] }, ""), "2 new papers confirmed.");
  assert.ok(said({ action: "hide" }, "long ".repeat(40)).length < 80);
});

test("where a card has its paper differs by its topics alone", () => {
  const { filing } = words;
  const [before, after] = [given.card("doubted"), given.card("doubted", { decided: "seen: 1" })];
  assert.equal(filing(before), filing(after));
  const [kites] = [{ slug: "kites", name: "Kites" }];
  assert.notEqual(filing({ ...before, filed: kites }), filing(before));
  assert.notEqual(filing({ ...before, also: [kites] }), filing(before));
  assert.equal(filing({ filed: null }), "unsorted");
});

test("what the server says is read as a sentence, and a file keeps its name", () => {
  const said = ["not while there are errors", "content/curation.yml:3: wrong", "Fix it.", ""];
  assert.deepEqual(said.map(words.sentence), [
    ...["Not while there are errors.", "content/curation.yml:3: wrong.", "Fix it.", ""],
  ]);
});

test("arrows go through all rows of a batch and back to its heading", () => {
  const { stepped } = use("desk_batch");
  assert.deepEqual([stepped(-1, "ArrowDown", 20), stepped(18, "ArrowDown", 20)], [0, 19]);
  assert.deepEqual([stepped(19, "ArrowDown", 20), stepped(0, "ArrowUp", 20)], [19, -1]);
});
