/* Kinds of facets: how a view asks, how the address spells that, and how it is shown.
   `several` and `years` are kinds too.

   A facet goes by `keys` of a paper: what it passes or fails by, and what its counts are of.
   Whatever a view holds of a facet (its `value`) is `none` where nothing is asked for. */

sitegen.define("kinds", [], function () {
  "use strict";

  /** Only papers that have something: `key=1`. */
  function flag({ name, key, legend, label, chip = label }) {
    return {
      name,
      legend,
      none: false,
      parse: (given) => given.get(key) === "1",
      format: (value) => (value ? [[key, "1"]] : []),
      keysOf: (paper) => (paper[name] ? [true] : []),
      test: (value) => (keys) => !value || keys.length > 0,
      chips: (value) => (value ? [{ label: chip, rest: false }] : []),
      controls: (kit) => [
        kit.check(label, { key: true, isChosen: (value) => value, choose: (_, isOn) => isOn }),
      ],
    };
  }

  /** One of a few options [value, label], where "" is any: `key=value`. `keysOf` says which fit. */
  function one({ name, key, legend, label, options, keysOf }) {
    const labels = new Map(options);
    return {
      name,
      legend,
      none: "",
      parse: (given) => (labels.has(given.get(key)) ? given.get(key) : ""),
      format: (value) => (value ? [[key, value]] : []),
      keysOf,
      test: (value) => (keys) => !value || keys.includes(value),
      chips: (value) => (value ? [{ label: labels.get(value), rest: "" }] : []),
      controls: (kit) => [
        kit.menu(label, options, {
          chosen: (value) => value,
          choose: (_, value) => value,
          keyOf: (value) => value || null,
        }),
      ],
    };
  }

  return { flag, one };
});
