/* The parts of the browser's code, to be tested without a browser. */

"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const BROWSER = path.join(__dirname, "../../sitegen/browser");
const SEARCH_DATA = process.env.SEARCH_DATA ?? "";

/** Run a script that speaks to `sitegen`, with the globals of a page that it is given. */
function run(file, given) {
  const source = fs.readFileSync(file, "utf8");
  vm.compileFunction(source, Object.keys(given), { filename: file })(...Object.values(given));
}

function sourceFiles() {
  const all = fs.readdirSync(BROWSER, { recursive: true, encoding: "utf8" });
  // `sitegen`, `palette`, `begun` and `reload` are scripts of their own; a part is in a folder.
  return all.filter((name) => name.endsWith(".js") && name.includes(path.sep));
}

/** `use(name)` as a page has it, of parts that were never used; `globals` stand in for the page's.
    lunr's stemmer comes from the search program, as it does in a page. */
function freshParts(globals = {}) {
  const parts = new Map();
  const made = new Map();
  const define = (name, needs, make) => parts.set(name, { needs, make });
  const sitegen = { root: "https://example.org/list/", define, ...globals.sitegen };
  const given = { ...globals, sitegen };
  run(path.join(SEARCH_DATA, "search/program.js"), given);
  for (const name of sourceFiles()) run(path.join(BROWSER, name), given);
  return function use(name) {
    if (!made.has(name)) {
      const { needs, make } = parts.get(name);
      made.set(name, make(...needs.map(use)));
    }
    return made.get(name);
  };
}

/** What a data script of the small build hands over; `name` is its file's, without an ending. */
function received(name) {
  const files = fs.readdirSync(SEARCH_DATA, { recursive: true, encoding: "utf8" });
  const file = files.find((one) => path.basename(one) === `${name}.js`);
  if (!file) throw new Error(`no data ${name}`);
  let found;
  run(path.join(SEARCH_DATA, file), { sitegen: { receive: (_, value) => (found = value) } });
  return found;
}

function readJson(name) {
  return JSON.parse(fs.readFileSync(path.join(SEARCH_DATA, name), "utf8"));
}

module.exports = { BROWSER, SEARCH_DATA, run, freshParts, received, readJson };
