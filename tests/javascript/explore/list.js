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
  date: 0,
  code: 0,
  picked: "",
  dumps: ["april.txt"],
  state: 1,
  comments: null,
};

/** Papers with these facts; the first is the newest, and the first by title. */
function papersOf(...facts) {
  return facts.map((given, n) => ({
    id: `p${n}`,
    number: n,
    age: n,
    document: 10 + n,
    ...BARE,
    ...given,
  }));
}

/** A reader who keeps these things of papers, by id. */
function readerOf(kept = {}, known = Infinity) {
  return { known, get: (id) => ({ saved: false, read: false, note: "", ...kept[id] }) };
}

module.exports = { CHOICES, papersOf, readerOf };
