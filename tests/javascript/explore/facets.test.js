"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { CHOICES, dataOf, readerOf } = require("./list.js");

const use = freshParts();
const facets = use("facets");
const { parse } = use("address");

function chipsOf(fragment) {
  const view = parse(fragment, CHOICES);
  return facets.all.flatMap(({ name, chips }) => chips(view[name], CHOICES[name]));
}

function labels(fragment) {
  return chipsOf(fragment).map(({ label }) => label);
}

test("every facet stands in the form once, and has a name of its own", () => {
  const inForm = facets.groups.flatMap((group) => group.facets);
  assert.deepEqual(new Set(inForm), new Set(facets.all));
  assert.equal(inForm.length, facets.all.length);
  assert.equal(new Set(facets.all.map(({ name }) => name)).size, facets.all.length);
  assert.ok(facets.groups.every((group) => group.facets.length > 0));
});

test("chips say what is asked for", () => {
  assert.deepEqual(labels(""), []);
  assert.deepEqual(labels("#topic=moths&topic=caches"), ["Moths", "Caches"]);
  assert.deepEqual(labels("#author=zoe-numbat"), ["Zoë Numbat"]);
  assert.deepEqual(labels("#year=2023-2025&undated=yes"), [
    "2023–2025",
    "with papers without a date",
  ]);
  assert.deepEqual(labels("#undated=only"), ["date not listed"]);
  assert.deepEqual(labels("#code=1&picked=1"), ["Has code", "Picked"]);
  assert.deepEqual(labels("#dump=april.txt&state=to-read"), ["april.txt", "To read"]);
});

test("taking a chip back leaves the rest of its facet", () => {
  const [moths] = chipsOf("#topic=moths&topic=caches&match=all");
  assert.deepEqual(moths.rest, { chosen: ["caches"], match: "all" });
  const [range, undated] = chipsOf("#year=2023-&undated=yes");
  assert.deepEqual(range.rest, { from: null, to: null, undated: "yes" });
  assert.deepEqual(undated.rest, { from: 2023, to: null, undated: "" });
});

/** What the controls of a facet were made with, by their label. */
function controlsOf(name) {
  const made = new Map();
  const note = (label, ...given) => made.set(label, given.at(-1));
  const finder = (label, choices, boxOf) => note(label, choices.map(boxOf).length);
  const kit = /** @type {any} */ ({ check: note, menu: note, finder, heading: () => null });
  const { columns } = use("papers")(dataOf({ date: 20240817 }, { date: 20220629 }));
  const facet = facets.all.find((each) => each.name === name);
  facet?.controls(kit, { columns, choices: CHOICES[name] });
  return made;
}

test("a choice that is pressed joins or leaves those of its facet", () => {
  const moths = controlsOf("topics").get("Moths");
  const before = { chosen: ["caches"], match: "all" };
  const both = moths.choose(before, true);
  assert.deepEqual(both, { chosen: ["caches", "moths"], match: "all" });
  assert.equal(moths.isChosen(both), true);
  assert.deepEqual(moths.choose(both, false), before);
});

test("authors are found by a field, where there are any", () => {
  assert.equal(controlsOf("authors").get("Find an author"), 2);
  const authors = facets.all.find(({ name }) => name === "authors");
  assert.deepEqual(authors?.controls(/** @type {any} */ ({}), { columns: {}, choices: [] }), []);
});

test("a year that is chosen changes one end of the range", () => {
  const before = { from: 2022, to: null, undated: "yes" };
  assert.deepEqual(controlsOf("date").get("To").choose(before, "2024"), { ...before, to: 2024 });
  assert.deepEqual(controlsOf("date").get("From").choose(before, ""), { ...before, from: null });
});

test("a single year is one choice, and a range begins with all", () => {
  const { choose, chosen } = controlsOf("date").get("Year");
  const none = { from: null, to: null, undated: "" };
  assert.deepEqual(choose(none, "2024"), { from: 2024, to: 2024, undated: "" });
  assert.deepEqual(choose({ from: 2024, to: 2024, undated: "yes" }, ""), {
    ...none,
    undated: "yes",
  });
  assert.deepEqual(choose(none, "range"), { from: 2022, to: 2024, undated: "" });
  const shown = [none, { ...none, from: 2024, to: 2024 }, { ...none, from: 2023 }].map(chosen);
  assert.deepEqual(shown, ["", 2024, "range"]);
  const { isHidden } = controlsOf("date").get("From");
  assert.deepEqual([isHidden(none), isHidden({ ...none, from: 2023 })], [true, false]);
});

/** What the facet of years says of 12 papers without one, under a view. */
function noteOf(fragment, count = 12, isNone = false) {
  const years = facets.all.find(({ name }) => name === "date");
  return years?.note?.(parse(fragment, CHOICES).date, new Map([[0, count]]), isNone);
}

test("a filter by year says what it leaves out and offers it", () => {
  const { text, offer, value } = /** @type {any} */ (noteOf("#year=2024"));
  assert.equal(text, "12 papers without a year are left out.");
  assert.equal(offer, "Show them");
  assert.deepEqual(value, { from: 2024, to: 2024, undated: "yes" });
  assert.equal(noteOf("#undated=no", 1)?.text, "1 paper without a year is left out.");
});

test("where no paper is shown, those without a year are offered", () => {
  const { text, offer, value } = /** @type {any} */ (noteOf("#year=2024", 12, true));
  assert.equal(text, "12 undated papers fit otherwise.");
  assert.equal(offer, "Show them");
  assert.deepEqual(value, { from: 2024, to: 2024, undated: "yes" });
  assert.equal(noteOf("#year=2024", 1, true)?.text, "1 undated paper fits otherwise.");
});

test("what was let in can be left out again", () => {
  const { text, offer, value } = /** @type {any} */ (noteOf("#year=2024&undated=yes"));
  assert.equal(text, "12 papers without a year are shown, too.");
  assert.equal(offer, "Leave them out");
  assert.deepEqual(value, { from: 2024, to: 2024, undated: "no" });
});

test("nothing is said where nothing is left out", () => {
  assert.equal(noteOf(""), null);
  assert.equal(noteOf("#undated=only"), null);
  assert.equal(noteOf("#year=2024", 0), null);
});

test("a list's own facets join those of every list, and those of another leave", () => {
  const { all } = facets;
  facets.adopt([["facet.work", "Kind of work"]]);
  assert.deepEqual(facets.all.slice(0, -1), all);
  const legends = facets.groups.map(({ legend }) => legend);
  assert.deepEqual(legends.slice(2, 5), ["Years", "Kind of work", "Topics"]);
  const choices = { ...CHOICES, "facet.work": [{ value: "survey", label: "Survey" }] };
  const view = parse("#facet.work=survey&facet.work=nothing", choices);
  assert.deepEqual(view["facet.work"].chosen, ["survey"]);
  assert.equal(use("address").format(view), "#facet.work=survey");
  facets.adopt([]);
  assert.deepEqual(facets.all, all);
});

for (const facet of facets.all) {
  test(`where nothing is asked of ${facet.name}, all pass and nothing shows`, () => {
    assert.deepEqual(facet.format(facet.none), []);
    assert.deepEqual(facet.chips(facet.none, CHOICES[facet.name]), []);
    const list = use("papers")(dataOf({}, { date: 20240817, code: 1 }));
    const { passes } = facet.bind(facet.none, list, readerOf());
    assert.deepEqual([0, 1].map(passes), [true, true]);
  });
}
