/* References: papers in each format, in the words of the site's own export files.

   Each format comes as data: what goes before, between and after the entries, and the entries
   themselves, in parts that are loaded when they are asked for.  Here they are only picked. */

sitegen.define("references", ["packed"], function (packed) {
  "use strict";

  const KEY = /[0-9a-f]{6}$/; // the hash at an id's end, by which its part is told

  const index = () => sitegen.load("selection", "selection/index");

  function partOf(id, parts) {
    return Number.parseInt(KEY.exec(id)?.[0] ?? "0", 16) % parts;
  }

  /** What a part has in a format, by id. */
  async function entriesOf(part, version, format) {
    const name = `selection-${part}`;
    const entries = await packed(await sitegen.load(name, `selection/${version}/${name}`));
    return new Map(Object.entries(entries).map(([id, forms]) => [id, forms[format]]));
  }

  /** A Map of the entries of papers in the format of that key, by id; rejects where one is not in
      the data, or these cannot be loaded. */
  async function of(ids, format) {
    const { version, parts } = await index();
    const numbers = [...new Set(ids.map((id) => partOf(id, parts)))];
    const found = await Promise.all(numbers.map((part) => entriesOf(part, version, format)));
    const entries = new Map(found.flatMap((part) => [...part]));
    if (!ids.every((id) => entries.has(id))) throw new Error("another build's data");
    return entries;
  }

  return { index, of };
});
