/* A small list of papers, as Explore knows it. */

"use strict";

const CHOICES = {
  topics: [
    { value: "caches", label: "Caches", group: "Machines", formerly: ["lanterns"] },
    { value: "moths", label: "Moths", group: "Nature", formerly: ["lanterns", "lamps"] },
    { value: "unsorted", label: "Unsorted" },
  ],
  authors: [
    { value: "ada-bettong", label: "Ada Bettong", formerly: ["a-bettong"] },
    { value: "zoe-numbat", label: "Zoë Numbat" },
  ],
  dumps: [
    { value: "april.txt", label: "april.txt" },
    { value: "may & june.txt", label: "may & june.txt" },
  ],
};

const BARE = {
  topics: ["unsorted"],
  authors: [],
  date: 20240101,
  code: 0,
  picked: 0,
  dumps: ["april.txt"],
  state: 1,
  comments: -1,
};

/** What is written of papers with these facts, in the order of their titles. */
function dataOf(...facts) {
  const papers = facts.map((given) => ({ ...BARE, ...given }));
  const columnOf = (name) => {
    const values = papers.map((paper) => paper[name]);
    if (!CHOICES[name]) return values;
    const numberOf = (one) => CHOICES[name].findIndex(({ value }) => value === one);
    return [values.map(({ length }) => length), values.flat().map(numberOf)];
  };
  const columns = Object.fromEntries(Object.keys(BARE).map((name) => [name, columnOf(name)]));
  return {
    keys: papers.map((_, n) => `00000${n}`).join(""),
    alike: {},
    choices: CHOICES,
    columns: { ...columns, document: papers.map((_, n) => 10 + n) },
    own: [],
    moved: {},
    version: "1",
    rowsPerPart: 2,
  };
}

/** What `sitegen.load` gives of the rows of those papers. */
function rowsOf(data) {
  const dates = data.columns.date.map((date, n) => [date, n]);
  const newest = dates.sort(([a, i], [b, j]) => b - a || i - j).map(([, n]) => n);
  const rows = newest.map((n) => [`p-00000${n}`, `Title ${n}`, "", "", "", "", null, "", ""]);
  return async (name) => {
    const start = Number(name.replace("rows-", "")) * data.rowsPerPart;
    return rows.slice(start, start + data.rowsPerPart);
  };
}

/** A reader who keeps these things of papers, by id. */
function readerOf(kept = {}, known = Infinity) {
  return {
    known,
    ids: () => Object.keys(kept),
    get: (id) => ({ saved: false, read: false, note: "", ...kept[id] }),
  };
}

module.exports = { CHOICES, dataOf, readerOf, rowsOf };
