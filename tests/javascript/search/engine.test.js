"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts, received } = require("../parts.js");

const { find } = freshParts()("engine")(received("index"), async (name) => received(name));

async function ids(query, options) {
  return (await find(query, options)).hits.map(({ id }) => id);
}

test("a title's words find it, misspelled and unfinished too", async () => {
  for (const query of ["lantern decoding", "lantren", "parallel dec"]) {
    assert.equal((await ids(query))[0], "paper-0", query);
  }
});

test("capitals tell the words that are written as one", async () => {
  assert.deepEqual(await ids("ExpertsOfDecodingMixture"), ["paper-2"]);
});

test("an author's name finds the paper, without accents and as one word too", async () => {
  for (const query of ["bettong", "Zoe Saint-Emilion", "saintemilion", "SAINT ÉMILION"]) {
    const expected = query === "bettong" ? ["paper-1", "paper-2", "paper-4"] : ["paper-2"];
    assert.deepEqual((await ids(query)).sort(), expected, query);
  }
});

test("what is asked for is papers, unless more is wanted", async () => {
  assert.deepEqual(await ids("planning"), ["paper-3"]);
  assert.deepEqual((await ids("planning", { kinds: ["paper", "topic"] })).sort(), [
    "agents",
    "paper-3",
  ]);
});

test("a topic that has all the words hides no paper that has some", async () => {
  for (const query of ["agents planning elsewhere remark0", "agents choirs committees crowds"]) {
    const found = await ids(query, { kinds: ["paper", "topic"] });
    assert.ok(found.includes("agents") && found.includes("paper-3"), found.join());
  }
});

test("topics and years narrow, and the limit counts what is left", async () => {
  assert.equal((await ids("decoding", { limit: 2 })).length, 2);
  assert.deepEqual(await ids("decoding", { topics: ["agents"], limit: 1 }), ["paper-3"]);
  assert.deepEqual(await ids("decoding", { years: [2021, null] }), ["paper-1"]);
  assert.equal((await ids("decoding", { years: [2021, 2022], limit: 1 })).length, 1);
});

test("numbers rank as hits do", async () => {
  const { hits } = await find("decoding", { limit: Infinity });
  const { ranked } = await find("decoding", { numbers: true });
  assert.deepEqual(
    ranked.map(({ score }) => score),
    hits.map(({ score }) => score),
  );
});

test("an author narrows, in any spelling, by initials and while being written", async () => {
  const ada = ["paper-4", "paper-2", "paper-1"]; // the newest first
  for (const query of [
    "author:bettong",
    'author:"Ada Bettong"',
    "author:a.bettong",
    "author:bett",
    "author:bettoeng", // an umlaut without its dots
  ]) {
    assert.deepEqual(await ids(query), ada, query);
  }
  for (const query of [
    "author:émilion author:ada",
    "author:“z saint-emilion”",
    "author: saintemilion",
  ]) {
    assert.deepEqual(await ids(query), ["paper-2"], query);
  }
  assert.deepEqual(await ids("author:bettong lantern"), []);
  assert.deepEqual(await ids("pretraining author:bettong"), ["paper-1"]);
  assert.deepEqual((await ids("decoding author:bettong")).sort(), [...ada].sort());
});

test("an author whom nobody is finds nothing, and a word alone is no author", async () => {
  for (const query of [
    "author:bet decoding",
    "author:lantern",
    'author:"ada emilion"',
    "author:",
  ]) {
    assert.deepEqual(await ids(query), [], query);
  }
  assert.deepEqual(await ids("author:planning", { kinds: ["topic"] }), []);
});

test("an initial beside a family name means whoever has both", async () => {
  for (const query of ["Z Saint-Emilion", "Z. Émilion", "emilion z"]) {
    assert.deepEqual(await ids(query), ["paper-2"], query);
  }
  assert.deepEqual((await ids("b bettong")).sort(), ["paper-1", "paper-2", "paper-4"]);
});

test("papers of an author are ranked without their records", async () => {
  const { ranked } = await find("author:emilion", { numbers: true });
  assert.deepEqual(
    ranked.map(({ score }) => score),
    [1],
  );
});

test("all that match are counted, each kind apart", async () => {
  const found = await find("planning", { kinds: ["paper", "topic", "page"], limit: 1 });
  assert.deepEqual([found.hits.length, found.counts], [1, { paper: 1, topic: 1, page: 0 }]);
});

test("it is known whether a paper has all of the words", async () => {
  for (const [query, expected] of [
    ["lantern decoding", true],
    ["lantern", true],
    ["lantren parallel", true],
    ["lantern moths", false],
    ["lantern zzyzx", false],
    ["bettong harbors", true],
    ["author:bettong", true],
    ["lantern 10.9999/none", false],
  ]) {
    assert.equal((await find(String(query))).hasAll, expected, String(query));
  }
});

test("for words of which the list has nothing, those that are like them are offered", async () => {
  const { counts, suggestions } = await find("lanternzzzz zzyzx");
  assert.equal(counts.paper, 0);
  assert.deepEqual(suggestions, [
    { word: "lanternzzzz", nearest: ["Lantern"] },
    { word: "zzyzx", nearest: [] },
  ]);
  assert.deepEqual((await find("lantern")).suggestions, []);
});

test("for a name that nobody has, those of authors are offered", async () => {
  const { suggestions } = await find("author:bettnogs");
  assert.deepEqual(suggestions, [{ word: "bettnogs", nearest: ["Bettong"] }]);
});

test("author: without a name asks for nothing yet, and narrows nothing", async () => {
  for (const query of ["", " ", "author:", 'author:""', "author: "]) {
    assert.equal((await find(query)).isBlank, true, query);
  }
  assert.equal((await find("***")).isBlank, false);
  assert.deepEqual((await ids("decoding author:")).sort(), (await ids("decoding")).sort());
});

/** @type {[string, string[]][]} */
const NARROWED = [
  ["decoding year:2021-2022", ["paper-1", "paper-2"]],
  ["year:2023-", ["paper-3", "paper-4"]],
  ["decoding year:-2020", ["paper-0"]],
  ["decoding -year:2021- ", ["paper-0"]],
  ["topic:agent", ["paper-3"]],
  ["decoding -topic:agents -author:bettong", ["paper-0"]],
  ["topic:planning", ["paper-3"]], // which is none: words
  ["decoding -lantern -moth", ["paper-1", "paper-2", "paper-3"]],
  ["title:decoding", ["paper-0"]],
  ["title:schedule decoding", ["paper-4"]],
  ["decoding -title:decoding -title:harbors", ["paper-2", "paper-3", "paper-4"]],
  ['title:"parallel decoding"', ["paper-0"]],
  ['title:"decoding parallel"', []],
  ['"study decoding" harbors', ["paper-1"]],
  ['"decoding study"', []],
  ['"we study decoding in remark3"', ["paper-3"]],
  ['"mixture of experts"', ["paper-2"]],
  ['"experts revisited" -"study decoding"', []],
  ['decoding -"remark0 and" -"remark1 and" -"in remark2"', ["paper-3", "paper-4"]],
  ["2401.00002", ["paper-2"]],
  ["https://arxiv.org/abs/2401.00001v3", ["paper-1"]],
  ["https://doi.org/10.1145/lamp.2", ["paper-2"]],
  ["2401.00001 2401.00004 2401.99999", ["paper-1", "paper-4"]],
  ["2401.00001 -author:bettong", []],
  ["2401.99999", []],
  ["arXiv preprint arXiv:2401.00001v2 [cs.LG], 2024", ["paper-1"]],
  ["title:schedule decoding 10.9999/none", ["paper-4"]],
];

test("operators narrow, each and together", async () => {
  for (const [query, expected] of NARROWED) {
    assert.deepEqual((await ids(query)).sort(), expected, query);
    const { ranked } = await find(query, { numbers: true });
    assert.equal(ranked.length, expected.length, query);
  }
});

test("without words, the newest come first", async () => {
  assert.deepEqual(await ids("year:2021-2023"), ["paper-3", "paper-2", "paper-1"]);
});

test("a page is found beside papers, by the topic that it is", async () => {
  const { counts } = await find("topic:agents", { kinds: ["paper", "topic"] });
  assert.deepEqual(counts, { paper: 1, topic: 1, page: 0 });
});

test("what is not an operator reads no file that only operators need", async () => {
  const read = new Set();
  const fresh = freshParts()("engine")(received("index"), async (name) => {
    read.add(name);
    return received(name);
  });
  await fresh.find("lantern decoding", { limit: 1 });
  assert.deepEqual(
    [...read].filter((name) => /^(lookup|texts|authors)/.test(name)),
    [],
  );
  await fresh.find('"study decoding" year:2020');
  assert.ok(read.has("lookup-0") && read.has("texts-0"));
});
