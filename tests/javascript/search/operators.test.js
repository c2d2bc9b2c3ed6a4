"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const use = freshParts();
const parse = use("operators");

/** What a query asks for, each in a line: `-author smith…` of an unfinished name that is not wanted. */
function linesOf(query) {
  return parse(query).asked.map(({ kind, isWanted, text, years, name, unfinished }) => {
    const what = text ?? name ?? years?.join("-");
    return `${isWanted ? "" : "-"}${kind} ${what}${unfinished ? "…" : ""}`;
  });
}

/** @type {[string, string, string[]][]} */
const CASES = [
  ["lantern cache", "lantern cache", []],
  ["coauthor:x author", "coauthor:x author", []],
  ["author:smith", "", ["author smith…"]],
  ["author:smith cache", "cache", ["author smith"]],
  ['cache Author: "Jane Doe" of', "cache of", ["author Jane Doe"]],
  ['author:"jane do', "", ["author jane do…"]],
  ['author:"jane doe"', "", ["author jane doe"]],
  ["author:„Jane Doe“ author:li", "", ["author Jane Doe", "author li…"]],
  ["author:", "", []],
  ['cache author:""', "cache", []],
  ["author:- cache", "cache", []],
  ['a "known phrase" b', "a known phrase b", ["phrase known phrase"]],
  ["“curly one” -„low one“", "curly one", ["phrase curly one", "-phrase low one"]],
  ['an "open phrase', 'an "open phrase', []],
  ['5" and 7"', '5" and 7"', []],
  ['"" "." x', '"" "." x', []],
  ["agents -survey - x--y pre-training", "agents - x--y pre-training", ["-word survey"]],
  ["-author:smith -topic:agents x", "x", ["-author smith", "-topic agents"]],
  ["topic:agents year:2024", "", ["topic agents", "year 2024-2024"]],
  ["year:2023-2025 x", "x", ["year 2023-2025"]],
  ["x year:2025–2023", "x", ["year 2023-2025"]],
  ["year:2023- x year:-2020", "x", ["year 2023-9999", "year 0-2020"]],
  ["x year:20", "x", []],
  ["x year:2023-20", "x", []],
  ["year:20 x", "year:20 x", []],
  ["year:soon", "year:soon", []],
  ["year:", "", []],
  [
    'title:lantern title:"two words" -title:x y',
    "lantern two words y",
    ["title lantern", "title two words", "-title x"],
  ],
  ["see arXiv: 2401.01234v2", "see", ["identifier 2401.01234"]],
];

test("a query is its words, and what its operators ask for", () => {
  for (const [query, words, asked] of CASES) {
    assert.equal(parse(query).words.trim().replace(/\s+/g, " "), words, query);
    assert.deepEqual(linesOf(query), asked, query);
  }
});

test("what looks like an operator and is none is named", () => {
  for (const [query, expected] of /** @type {[string, string[]][]} */ ([
    ["x year:20x y", ["year:20x"]],
    ["venue:moth lantern year:2023,2024", ["venue:moth", "year:2023,2024"]],
    ["author:smith topic:agents year:2024 title:x", []],
    ["Lantern: light at 12:30", []],
    ["std::vector https://press.example/x 10.1145/a:b year:20", []],
  ])) {
    assert.deepEqual(parse(query).misread, expected, query);
  }
});

test("endless queries are read at once", () => {
  for (const piece of [
    'author:"',
    '"',
    "„",
    '"x ',
    "„x ",
    "-",
    "year:",
    "title:„x ",
    "1234.",
    "10.1234/",
  ]) {
    assert.ok(parse(piece.repeat(20_000)).words.length >= 0, piece);
  }
});

/** @type {[string, string | null][]} */
const IDENTIFIERS = [
  ["2401.01234", "2401.01234"],
  ["2401.01234v12", "2401.01234"],
  ["arXiv:0704.0001", "0704.0001"],
  ["https://arxiv.org/abs/2401.01234", "2401.01234"],
  ["arxiv.org/pdf/2401.01234v2.pdf", "2401.01234"],
  ["https://www.arxiv.org/html/2401.01234v1#S3", "2401.01234"],
  ["http://huggingface.co/papers/2401.01234?ref=x", "2401.01234"],
  ["https://arxiv.org/abs/math.GT/0309136v2", "math/0309136"],
  ["hep-th/9901001", "hep-th/9901001"],
  ["10.1145/Lamp.17", "10.1145/lamp.17"],
  ["doi:10.1145/lamp.17.", "10.1145/lamp.17"],
  ["(https://doi.org/10.1145%2Flamp.17)", "10.1145/lamp.17"],
  ["https://dl.acm.org/doi/abs/10.1145/lamp.17?x=1", "10.1145/lamp.17"],
  ["https://press.example/article/10.1145/lamp.17/full", "10.1145/lamp.17"],
  ["https://doi.org/10.48550/arXiv.2401.01234", "2401.01234"],
  ["https://search.example/?id=10.1145/lamp.17&x=1", "10.1145/lamp.17"],
  ["https://reader.example/overview/2401.01234?tab=1", "2401.01234"],
  ["https://search.example/find?q=arxiv:2401.01234&x=1", "2401.01234"],
  ["２４０１.０１２３４", "2401.01234"],
  ["arxiv.org/abs/2401.\u200b01234", "2401.01234"],
  ["about12401.01234", null],
  ["2024", null],
  ["1234.5", null],
  ["12,000", null],
  ["GPT-4", null],
  ["%E0%A4%A", null],
  ["and/or2024", null],
];

test("an identifier is read from its number and from addresses of its page", () => {
  const identifier = use("identifiers");
  for (const [written, expected] of IDENTIFIERS) {
    assert.equal(identifier(written), expected, written);
  }
});
