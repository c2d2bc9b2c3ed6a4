"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");

const annotate = freshParts()("annotate");

const ESCAPES = {
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "%": "\\%",
  "\\": "{\\textbackslash}",
};
const BIB = "@misc{moths-a00001,\n  title = {Moths},\n  abstract = {One.\nannote = two.}\n}\n";
const RIS = "TY  - RPRT\r\nTI  - Moths\r\nDP  - A list\r\nER  - \r\n";
const CSL = '{"id": "moths-a00001", "title": "Moths"}';
const CSV = "moths-a00001,Moths\r\n";
const MD = "- [Moths](<https://example.org/moths>)\n  - 2024; Bettong\n";

function noted(key, entry, note, marks = {}) {
  const kept = { saved: false, reading: false, read: false, note, ...marks };
  return annotate.entry(entry, kept, { key, escapes: ESCAPES });
}

test("without a note an entry stays as it is", () => {
  for (const [key, entry] of Object.entries({
    bib: BIB,
    ris: RIS,
    csl: CSL,
    md: MD,
  })) {
    assert.equal(noted(key, entry, ""), entry);
    assert.equal(noted(key, entry, null), entry);
  }
  assert.equal(noted("csv", CSV, null), CSV);
});

test("CSV has the note in a column of its own, and none is a formula", () => {
  assert.equal(annotate.head("id,title\r\n", { key: "csv" }), "id,title,my_note\r\n");
  assert.equal(annotate.head("[\r\n", { key: "csl" }), "[\r\n");
  for (const [note, cell] of [
    ["", '""'],
    ['Say "$&",\nagain', '"Say ""$&"",\nagain"'],
    [" =1+1", '"\'=1+1"'],
    ["＝1", '"\'＝1"'],
  ]) {
    assert.equal(noted("csv", CSV, note), `moths-a00001,Moths,${cell}\r\n`);
  }
});

test("BibTeX has the note in `annote`, alone or before what the list says", () => {
  assert.equal(
    noted("bib", BIB, "50%\n\nof it"),
    BIB.replace("}\n}\n", "},\n  annote = {My note: 50\\%\n    of it}\n}\n"),
  );
  const summed = BIB.replace("  title", "  annote = {Summary by the list: Moths.},\n  title");
  const both = noted("bib", summed, "Why?");
  assert.match(both, /^ {2}annote = \{My note: Why\?\n {4}— Summary by the list: Moths\.\},$/m);
  assert.equal(both.match(/^ {2}annote/gm)?.length, 1);
});

test("no note ends a field of BibTeX, or an entry", () => {
  for (const note of ["}", "{", "\\", "}}\n}\n@misc{x,", "$& $1 $' --- ''", "{".repeat(100_000)]) {
    const text = noted("bib", BIB, note).replaceAll(/\{\\text\w+\}/g, "");
    const open = text.split("{").length;
    assert.equal(open, text.split("}").length);
    const more = text.split("\n").filter((line) => /^ {4}/.test(line)).length;
    assert.equal(text.split("\n").length, BIB.split("\n").length + 1 + more);
  }
});

test("RIS has the note on a line before the end", () => {
  assert.equal(
    noted("ris", RIS, "One\r\nER  - \r\nTY  - two $&"),
    RIS.replace("ER  - ", () => "N1  - My note: One\r\n      ER -\r\n      TY - two $&\r\nER  - "),
  );
});

test("CSL has the note after the list's own", () => {
  assert.equal(JSON.parse(noted("csl", CSL, ' "why" \n')).note, 'My note: "why"');
  const summed = JSON.stringify({ ...JSON.parse(CSL), note: "Summary." });
  assert.equal(JSON.parse(noted("csl", summed, "Why?")).note, "Summary.\n\nMy note: Why?");
});

test("Markdown has how far the reader is, and their note within the paper's item", () => {
  assert.equal(
    noted("md", MD, "# One\n\n- two <img src=x>\n", { saved: true, reading: true }),
    `${MD}  - Status: reading\n  - My note: # One\n    \n    - two \\<img src=x>\n`,
  );
  assert.equal(noted("md", MD, "", { read: true }), `${MD}  - Status: read\n`);
});
