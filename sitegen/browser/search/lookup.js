/* Lookup: the documents of an identifier, a year or a topic, as sitegen/search/lookup.py has them. */

sitegen.define("lookup", ["bits", "ranges"], function (BitReader, ranges) {
  "use strict";

  return function lookup({ documents }, load) {
    const reading = new Map(); // parts of the data, by name

    /** What `make` makes of a part; a failed one may be asked for again. */
    function once(name, make) {
      if (!reading.has(name)) {
        const made = load(name).then(make);
        reading.set(name, made);
        made.catch(() => reading.delete(name));
      }
      return reading.get(name);
    }

    const start = () =>
      once("lookup", ({ bounds, topics }) => ({ bounds: ranges.frontDecoded(bounds), topics }));

    function readPart(part) {
      const bits = new BitReader(part.bits);
      return ranges.frontDecoded(part.names).map((name) => {
        const numbers = bits.readIncreasing(bits.readGamma() + 1, 0, documents - 1);
        return { name, numbers };
      });
    }

    /** [{name, numbers}] of the names with this beginning. */
    async function startingWith(beginning) {
      const { bounds } = await start();
      const wanted = bounds.length > 0 ? ranges.rangesOf(bounds, beginning) : [];
      const found = await Promise.all(wanted.map((n) => once(`lookup-${n}`, readPart)));
      return found.flat().filter(({ name }) => name.startsWith(beginning));
    }

    return {
      startingWith,

      /** The numbers of the documents with this name. */
      async documentsOf(name) {
        const found = await startingWith(name);
        return found.find((one) => one.name === name)?.numbers ?? [];
      },

      /** [[slug, name]] of all topics. */
      topics: async () => (await start()).topics,
    };
  };
});
