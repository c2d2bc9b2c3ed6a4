// Prints what citation-js reads in each of the files it is given, as JSON by file.

const { readFileSync } = require("node:fs");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");
require("@citation-js/plugin-ris");

const read = {};
for (const path of process.argv.slice(2)) {
    const text = readFileSync(path, "utf8");
    const { data } = new Cite(path.endsWith(".json") ? JSON.parse(text) : text);
    read[path] = data.map(({ _graph, ...item }) => item); // without the text it was read from
}
process.stdout.write(JSON.stringify(read));
