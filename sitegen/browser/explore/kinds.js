/* Kinds of facets: how a view asks, how that stands in the address, and how it is shown.

   A facet goes by `keys` of a paper: what it passes or fails by, and what its counts are of.
   Whatever a view holds of a facet (its `value`) is `none` where nothing is asked for. */

sitegen.define("kinds", [], function () {
  "use strict";

  /** Only papers that have something: `key=1`. The fact of that name tells, unless `has` does. */
  function flag({ name, key, legend, label, chip = label, has = (paper) => Boolean(paper[name]) }) {
    return {
      name,
      legend,
      none: false,
      parse: (given) => given.get(key) === "1",
      format: (value) => (value ? [[key, "1"]] : []),
      keysOf: (paper) => (has(paper) ? [true] : []),
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

  function toggled(list, value, isOn) {
    return isOn ? [...list, value] : list.filter((other) => other !== value);
  }

  /** The values that a fragment means: a former one stands for all that took its place. */
  function meant(asked, choices) {
    const same = choices.filter(({ value }) => value === asked);
    const heirs = choices.filter(({ formerly }) => formerly.includes(asked));
    return (same.length > 0 ? same : heirs).map(({ value }) => value);
  }

  /** Any number of the list's choices: `key=value`, repeated. Any of them will do, unless
      `matchKey=all` asks for all, where there is a `matchKey`. */
  function several({ name, key, legend, matchKey = "" }) {
    const none = { chosen: [], match: "any" };
    const asksAll = ({ chosen, match }) => match === "all" && chosen.length > 1;

    function box(kit, { value, label }) {
      return kit.check(label, {
        key: value,
        isChosen: ({ chosen }) => chosen.includes(value),
        choose: (before, isOn) => ({ ...before, chosen: toggled(before.chosen, value, isOn) }),
      });
    }

    /** Any or all: a question only once there are two. */
    function matchMenu(kit) {
      const options = [
        ["any", "any of these"],
        ["all", "all of these"],
      ];
      return kit.menu("Papers in", options, {
        chosen: ({ match }) => match,
        choose: (before, match) => ({ ...before, match }),
        isHidden: ({ chosen }) => chosen.length < 2,
      });
    }

    function group(kit, heading, choices) {
      const boxes = choices.filter((choice) => choice.group === heading);
      return [...(heading ? [kit.heading(heading)] : []), ...boxes.map((each) => box(kit, each))];
    }

    return {
      name,
      legend,
      none,
      parse(given, choices) {
        const chosen = new Set(given.getAll(key).flatMap((asked) => meant(asked, choices)));
        const match = matchKey && given.get(matchKey) === "all" ? "all" : "any";
        return { chosen: [...chosen], match };
      },
      format: (value) => [
        ...value.chosen.map((each) => [key, each]),
        ...(asksAll(value) ? [[matchKey, "all"]] : []),
      ],
      keysOf: (paper) => paper[name],
      test({ chosen, match }) {
        if (chosen.length === 0) return () => true;
        if (match === "all") return (keys) => chosen.every((each) => keys.includes(each));
        return (keys) => chosen.some((each) => keys.includes(each));
      },
      /** Where all are asked for, a further choice narrows what was chosen already. */
      isCountedWithin: ({ match }) => match === "all",
      chips: (value, choices) =>
        value.chosen.map((each) => ({
          label: choices.find((choice) => choice.value === each).label,
          rest: { ...value, chosen: toggled(value.chosen, each, false) },
        })),
      controls(kit, { choices }) {
        const headings = [...new Set(choices.map((choice) => choice.group))];
        const boxes = headings.flatMap((heading) => group(kit, heading, choices));
        return matchKey ? [matchMenu(kit), ...boxes] : boxes;
      },
    };
  }

  return { flag, one, several };
});
