/* Kinds of facets: how a view asks, how the address spells that, and how it is shown.
   `several` and `years` are kinds too.

   A facet that is bound to a list says by a paper's number whether it `passes`, and counts papers by
   their keys.  Whatever a view holds of a facet (its `value`) is `none` where nothing is asked for. */

sitegen.define("kinds", [], function () {
  "use strict";

  /** Only papers that have something: `key=1`. A list in which none has it offers nothing. */
  function flag({ name, key, legend, label, chip = label }) {
    return {
      name,
      legend,
      none: false,
      parse: (given) => given.get(key) === "1",
      format: (value) => (value ? [[key, "1"]] : []),
      bind(value, { columns }) {
        const column = columns[name];
        let counted = 0;
        return {
          passes: (number) => !value || column[number] !== 0,
          count(numbers) {
            for (const number of numbers) if (column[number] !== 0) counted += 1;
          },
          counts: () => new Map(counted > 0 ? [[true, counted]] : []),
        };
      },
      chips: (value) => (value ? [{ label: chip, rest: false }] : []),
      controls: (kit, { columns }) =>
        columns[name].some((has) => has !== 0)
          ? [kit.check(label, { key: true, isChosen: (value) => value, choose: (_, isOn) => isOn })]
          : [],
    };
  }

  /** One of a few options [value, label], where "" is any: `key=value`. `keysOf(list, reader)`
      gives what says which fit a paper. */
  function one({ name, key, legend, label, options, keysOf }) {
    const labels = new Map(options);
    return {
      name,
      legend,
      none: "",
      parse: (given) => (labels.has(given.get(key)) ? given.get(key) : ""),
      format: (value) => (value ? [[key, value]] : []),
      bind(value, list, reader) {
        const keysAt = keysOf(list, reader);
        const alike = new Map(); // how many have the same keys: most have one of a few lists
        return {
          passes: (number) => !value || keysAt(number).includes(value),
          count(numbers) {
            for (const number of numbers) {
              const keys = keysAt(number);
              alike.set(keys, (alike.get(keys) ?? 0) + 1);
            }
          },
          counts() {
            const counted = new Map();
            for (const [keys, count] of alike) {
              for (const each of keys) counted.set(each, (counted.get(each) ?? 0) + count);
            }
            return counted;
          },
        };
      },
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
