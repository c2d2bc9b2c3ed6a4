/* Lookup: the documents of an identifier, a year or a topic, as sitegen/search/lookup.py has them. */

sitegen.define("lookup", ["bits", "ranges", "named"], function (BitReader, ranges, named) {
  "use strict";

  return function lookup({ documents }, load) {
    const parts = named(load);

    const start = () =>
      parts.once("lookup", ({ bounds, topics }) => ({
        bounds: ranges.frontDecoded(bounds),
        topics,
      }));

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
      const found = await parts.beginning("lookup", bounds, beginning, readPart);
      return found.filter(({ name }) => name.startsWith(beginning));
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
