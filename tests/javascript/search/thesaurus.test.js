"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

/** An engine with these lines as its thesaurus, and the parts of the data it has loaded. */
function engineWith(lines = received("thesaurus")) {
  const loaded = [];
  const load = async (name) => {
    loaded.push(name);
    return name === "thesaurus" ? lines : received(name);
  };
  return { loaded, ...freshParts()("engine")(received("index"), load) };
}

async function ids(query, { find } = engineWith()) {
  return (await find(query)).hits.map(({ id }) => id);
}

test("words that the list lacks find what has others of their meaning", async () => {
  for (const query of ["specialists blend", "blending specialists", "blended experts"]) {
    const { hits, hasAll, terms, suggestions } = await engineWith().find(query);
    assert.equal(hits[0].id, "paper-2", query);
    assert.ok(hasAll && terms.includes("mixture"), query);
    assert.deepEqual(suggestions, [], query);
  }
});

test("a word that the list has may mean another, too", async () => {
  assert.equal((await ids("agents schedule"))[0], "paper-3");
  assert.equal((await ids("moth schedule"))[0], "paper-4");
});

test("nothing changes where a paper has all the words, and nothing more is loaded", async () => {
  for (const query of ["lantern decoding", "lantren", "pipeline sched", "study", "ada bettong"]) {
    const engine = engineWith();
    assert.deepEqual(await ids(query, engine), await ids(query, engineWith("")), query);
    const isRead = engine.loaded.includes("thesaurus");
    assert.equal(isRead, query === "lantren", `${query}: a guess may be a word of it`);
  }
});

test("a word itself counts more than its form, and that more than another word", async () => {
  const engine = engineWith("moth lantern");
  assert.deepEqual((await ids("moth agents elsewhere", engine)).slice(-1), ["paper-0"]);
  const [word, other] = await Promise.all(
    ["moth agents", "lantern agents"].map(async (query) => (await engine.find(query)).hits),
  );
  assert.ok(word.findIndex(({ id }) => id === "paper-4") < word.findIndex(isLantern));
  assert.ok(other.findIndex(isLantern) < other.findIndex(({ id }) => id === "paper-4"));
});

function isLantern({ id }) {
  return id === "paper-0";
}

test("a word of the thesaurus is not misspelled, though the list has nothing for it", async () => {
  const { hits, suggestions } = await engineWith("lantera lump").find("lantera");
  assert.deepEqual([hits, suggestions], [[], []]);
});

test("a word of the thesaurus is not two that were written as one", async () => {
  assert.equal((await ids("lanternmoth", engineWith("")))[0], "paper-0");
  assert.deepEqual(await ids("lanternmoth", engineWith("lanternmoth harbor")), ["paper-1"]);
});

test("a compound may be a word of the thesaurus", async () => {
  for (const query of ["deep-sea pretraining", "deep sea pretraining", "deepsea pretraining"]) {
    assert.deepEqual(await ids(query, engineWith("deepsea harbor")), ["paper-1"], query);
  }
});

test("an operator asks for the word itself", async () => {
  assert.deepEqual(await ids("title:specialist"), []);
  assert.deepEqual(await ids('"specialists revisited"'), []);
});

test("a compound is there where it is written as one, or its words stand together", async () => {
  for (const query of ["study-decoding", "parallel study", "saint-émilion study"]) {
    const engine = engineWith();
    assert.ok((await engine.find(query)).hasAll, query);
    assert.ok(!engine.loaded.includes("thesaurus"), query);
  }
  assert.equal((await ids("parallel-study", engineWith("study agent")))[0], "paper-0");
  assert.deepEqual(await ids("study-parallel", engineWith("parallel speculative")), [
    "paper-0",
    "paper-3",
  ]);
});
