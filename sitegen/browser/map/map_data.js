/* Map data: where papers lie, and what is said of those that a reader looks at.

   The choice and its price: places and sizes of all papers come at once, since all are drawn.
   Titles and reasons come in parts of neighbors: who looks at a region loads little, and who looks
   at the whole map the part of those that stand out. */

sitegen.define("map_data", ["packed"], function (packed) {
  "use strict";

  const ABOUT = ["id", "title", "year", "words", "related", "stated"];

  function topicsOf({ labels }, { choices, columns }) {
    const { topics } = columns;
    const counts = new Uint32Array(choices.topics.length);
    for (const start of topics.starts.subarray(0, -1)) counts[topics.values[start]] += 1;
    return labels.map(([slug, lines, x, y]) => {
      const number = choices.topics.findIndex(({ value }) => value === slug);
      return { ...choices.topics[number], number, lines, x, y, count: counts[number] };
    });
  }

  /** The part that each paper is in, and its place there. */
  function partsOf(place, perPart) {
    return {
      partOf: (n) => Math.floor(place[n] / perPart),
      rowOf: (n) => place[n] % perPart,
    };
  }

  /** `given` is what the map's data script holds, `list` that of `papers`. */
  return function mapData(given, list) {
    const { width, height, version, perPart, place } = given;
    const { partOf, rowOf } = partsOf(place, perPart);
    const hueOf = (n) => list.choices.topics[list.paper(n).topic]?.hue ?? 0;
    const known = new Map();

    async function load(part) {
      const name = `map-${part}`;
      const rows = await packed(await sitegen.load(name, `explore/${version}/${name}`));
      known.set(part, rows);
    }

    return {
      points: {
        width,
        height,
        x: Uint16Array.from(given.x),
        y: Uint16Array.from(given.y),
        size: Uint8Array.from(given.size),
        hue: Uint8Array.from(given.x, (_, n) => hueOf(n)),
      },
      topics: topicsOf(given, list),
      numberOf: (n) => list.paper(n).topic,
      topicOf: (n) => list.choices.topics[list.paper(n).topic],

      /** {id, title, year, words, related} of a paper, whose `related` are numbers; null before
          its part is there. */
      about(n) {
        const row = known.get(partOf(n))?.[rowOf(n)];
        const facts = row && Object.fromEntries(ABOUT.map((field, i) => [field, row[i]]));
        return /** @type {PointText | null} */ (facts ?? null);
      },

      /** Promises what is said of these papers. */
      async ready(numbers) {
        const parts = [...new Set(Array.from(numbers, partOf))];
        await Promise.all(parts.filter((part) => !known.has(part)).map(load));
      },

      hrefOf: ({ id }) => `${sitegen.root}papers/${id}.html`,
    };
  };
});
