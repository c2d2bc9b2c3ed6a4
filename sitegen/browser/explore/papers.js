/* Papers: what Explore knows of each, in columns to filter by, and rows to show.

   The choice and its price: of a hundred thousand papers the columns are numbers, and rows, with all
   their words, come in parts once they are near the window.  So a paper has no id and no title before
   its row is there; `ready` says when. */

sitegen.define("papers", ["facets", "element", "packed"], function (facets, element, packed) {
  "use strict";

  const KEY = 6; // characters at an id's end
  const ROW = ["id", "title", "markup", "when", "year", "byline", "elsewhere", "picked", "finding"];

  /** Of each paper several numbers: those of paper n begin at `starts[n]`. */
  function severalOf([counts, values]) {
    const starts = new Uint32Array(counts.length + 1);
    counts.forEach((count, n) => (starts[n + 1] = starts[n] + count));
    return { starts, values: Uint32Array.from(values) };
  }

  /** The columns by name; throws where the facts are of another build. */
  function columnsOf({ columns, choices }) {
    for (const { name } of facets.all) {
      if (!columns[name]) throw new Error(`no fact ${name}: another build's data`);
    }
    const read = Object.entries(columns).map(([name, column]) => [
      name,
      choices[name] ? severalOf(column) : Int32Array.from(column),
    ]);
    return Object.fromEntries(read);
  }

  /** The orders in which papers may stand, each made when it is first asked for. */
  function ordersOf({ date, comments, topics }) {
    const numbers = Uint32Array.from(date, (_, n) => n);
    const topicOf = (n) => topics.values[topics.starts[n]];
    const newest = numbers.slice().sort((a, b) => date[b] - date[a] || a - b);
    const age = new Uint32Array(numbers.length);
    newest.forEach((n, i) => (age[n] = i));
    const made = { title: numbers, date: newest };
    const make = {
      topic: () => newest.slice().sort((a, b) => topicOf(a) - topicOf(b) || age[a] - age[b]),
      comments: () => newest.slice().sort((a, b) => comments[b] - comments[a] || age[a] - age[b]),
    };
    return { age, order: (sort) => (made[sort] ??= make[sort]()) };
  }

  /** A title with its formulas, which the list's own program wrote. */
  function titleOf({ title, markup }) {
    if (!markup) return [title];
    const { body } = new DOMParser().parseFromString(markup, "text/html");
    return [...body.childNodes].map((node) => document.importNode(node, true));
  }

  return function papers(data) {
    const { keys, alike, choices, own, version, rowsPerPart: perPart } = data;
    facets.adopt(own);
    const columns = columnsOf(data);
    const { age, order } = ordersOf(columns);
    const parts = new Map();

    const partOf = (number) => Math.floor(age[number] / perPart);
    const rowOf = (number) => parts.get(partOf(number))?.[age[number] % perPart];

    class Paper {
      constructor(number) {
        this.number = number;
        this.made = null;
      }

      get row() {
        return rowOf(this.number) ?? {};
      }

      get id() {
        return this.row.id ?? "";
      }

      get age() {
        return age[this.number];
      }

      get date() {
        return columns.date[this.number];
      }

      get document() {
        return columns.document[this.number];
      }

      /** The number of its first topic among the choices. */
      get topic() {
        const { starts, values } = columns.topics;
        return values[starts[this.number]];
      }

      get code() {
        return columns.code[this.number];
      }

      get link() {
        const href = `${sitegen.root}papers/${this.id}.html`;
        return (this.made ??= element("a", { href }, ...titleOf(this.row)));
      }
    }

    const all = Array.from(columns.date, (_, number) => new Paper(number));

    async function load(part) {
      const name = `rows-${part}`;
      const rows = await packed(await sitegen.load(name, `explore/${version}/${name}`));
      const named = rows.map((row) => Object.fromEntries(ROW.map((field, i) => [field, row[i]])));
      parts.set(part, named);
    }

    /** The number of the paper of an id; -1 if there is none. */
    function find(id) {
      if (Object.hasOwn(alike, id)) return alike[id];
      const key = id.slice(-KEY);
      let at = keys.indexOf(key);
      while (at >= 0 && at % KEY !== 0) at = keys.indexOf(key, at + 1);
      return at < 0 || key.length < KEY ? -1 : at / KEY;
    }

    return {
      columns,
      choices,
      count: all.length,
      order,
      find,
      paper: (number) => all[number],
      isReady: (those) => those.every(({ number }) => parts.has(partOf(number))),

      /** Promises the rows of these papers. */
      async ready(those) {
        const wanted = [...new Set(those.map(({ number }) => partOf(number)))];
        await Promise.all(wanted.filter((part) => !parts.has(part)).map(load));
      },
    };
  };
});
