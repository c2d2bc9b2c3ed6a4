/* Answers queries by the search data in SEARCH_DATA: reads them as JSON from standard input, and
   writes the titles found for each. */

"use strict";

const fs = require("node:fs");

const { freshParts, received } = require("./parts.js");

const parts = new Map();

/** Parts of the data are asked for again and again. */
async function load(name) {
  if (!parts.has(name)) parts.set(name, received(name));
  return parts.get(name);
}

async function main() {
  const { find } = freshParts()("engine")(received("index"), load);
  const found = [];
  for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const { hits } = await find(query);
    found.push(hits.map(({ title }) => title));
  }
  process.stdout.write(JSON.stringify(found));
}

main();
