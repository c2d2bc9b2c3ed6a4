/* Papers: the facts of each, joined to the list that the page came with. */

sitegen.define("papers", [], function () {
  "use strict";

  const KEY = 6; // characters at an id's end

  /** A paper for each line of the list; throws where the facts are of another build. */
  return function papers(lines, { keys, columns }) {
    const links = lines.map((line) => line.querySelector("a"));
    const ids = links.map((link) => /([^/]+)\.html$/.exec(link.pathname)[1]);
    if (ids.map((id) => id.slice(-KEY)).join("") !== keys) throw new Error("another build's facts");
    const all = ids.map((id, number) => ({
      id,
      number,
      line: lines[number],
      link: links[number],
      title: links[number].textContent,
      day: columns.day[number],
      year: Math.floor(columns.day[number] / 10_000),
      date: columns.date[number],
      who: columns.who[number],
      comments: columns.comments[number],
      topics: columns.topics[number],
      dumps: columns.dumps[number],
      hasCode: columns.code[number] === 1,
      pick: columns.pick[number],
      since: columns.since[number],
      document: columns.document[number],
    }));
    const newest = [...all].sort((a, b) => b.day - a.day || a.number - b.number);
    newest.forEach((paper, age) => {
      paper.age = age;
    });
    return all;
  };
});
