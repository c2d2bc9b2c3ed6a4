/* Named: parts of the search data, by name; those of sorted names, by how names begin. */

sitegen.define("named", ["ranges"], function (ranges) {
  "use strict";

  /** `load(name)` promises a part of the data. */
  return function named(load) {
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

    /** What `make` made of those parts `name-0`, `name-1`, … that may have names with this
        beginning; `bounds` are those of the parts. */
    async function beginning(name, bounds, start, make) {
      const wanted = bounds.length > 0 ? ranges.rangesOf(bounds, start) : [];
      return (await Promise.all(wanted.map((n) => once(`${name}-${n}`, make)))).flat();
    }

    return { once, beginning };
  };
});
