/* Papers: the facts of each, joined to the list that the page came with. */

sitegen.define("papers", ["facets"], function (facets) {
  "use strict";

  const KEY = 6; // characters at an id's end

  /** The columns; where a facet has choices, what was written as their numbers is their values. */
  function readColumns({ columns, choices }) {
    for (const { name } of facets.all) {
      if (!columns[name]) throw new Error(`no fact ${name}: another build's data`);
    }
    const read = Object.entries(columns).map(([name, column]) => {
      const values = choices[name]?.map(({ value }) => value);
      return [name, values ? column.map((numbers) => numbers.map((n) => values[n])) : column];
    });
    return read;
  }

  /** A paper for each line of the list; throws where the facts are of another build. */
  return function papers(lines, data) {
    const links = lines.map((line) => /** @type {HTMLAnchorElement} */ (line.querySelector("a")));
    const ids = links.map((link) => /([^/]+)\.html$/.exec(link.pathname)?.[1] ?? "");
    if (ids.map((id) => id.slice(-KEY)).join("") !== data.keys) {
      throw new Error("another build's facts");
    }
    const columns = readColumns(data);
    const all = ids.map((id, number) => ({
      id,
      number,
      link: links[number],
      age: 0,
      topic: data.columns.topics[number][0],
      ...Object.fromEntries(columns.map(([name, column]) => [name, column[number]])),
    }));
    const newest = [...all].sort((a, b) => b.date - a.date || a.number - b.number);
    newest.forEach((paper, age) => {
      paper.age = age;
    });
    return all;
  };
});
