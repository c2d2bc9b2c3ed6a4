/* Several: the kind of facet that has choices of its own in each list, of which a view may ask for
   any number: `key=value`, repeated.  Any of them will do, unless `matchKey=all` asks for all, where
   there is a `matchKey`.  Where the choices are many, `find` is the label of a field to find them
   by. */

sitegen.define("several", [], function () {
  "use strict";

  const MATCHES = [
    ["any", "any of these"],
    ["all", "all of these"],
  ];

  const none = { chosen: [], match: "any" };

  /** The values that a fragment means: a former one stands for all that replaced it. */
  function meant(asked, choices) {
    const same = choices.filter(({ value }) => value === asked);
    const heirs = choices.filter(({ formerly }) => formerly?.includes(asked));
    return (same.length > 0 ? same : heirs).map(({ value }) => value);
  }

  function toggled({ chosen, match }, choice, isOn) {
    const others = chosen.filter((other) => other !== choice);
    return { chosen: isOn ? [...others, choice] : others, match };
  }

  const places = new WeakMap(); // of all choices of a list, each by its value: there may be many

  function placesOf(choices) {
    if (!places.has(choices)) {
      places.set(choices, new Map(choices.map(({ value }, n) => [value, n])));
    }
    return places.get(choices);
  }

  /** How papers of a column pass and are counted; a choice is its number. */
  function bind({ chosen, match }, { starts, values }, choices) {
    const placeOf = placesOf(choices);
    const isChosen = new Uint8Array(choices.length);
    for (const value of chosen) isChosen[placeOf.get(value)] = 1;
    const least = match === "all" ? chosen.length : Math.min(chosen.length, 1);
    const counted = new Uint32Array(choices.length);
    return {
      passes(number) {
        if (least === 0) return true;
        let met = 0;
        for (let i = starts[number]; i < starts[number + 1]; i += 1) met += isChosen[values[i]];
        return met >= least;
      },
      count(numbers) {
        for (const number of numbers) {
          for (let i = starts[number]; i < starts[number + 1]; i += 1) counted[values[i]] += 1;
        }
      },
      counts: () => ({
        get: (value) => counted[placeOf.get(value)],
        [Symbol.iterator]() {
          /** @type {[string, number][]} */
          const each = [...placeOf].map(([value, place]) => [value, counted[place]]);
          return each.filter(([, count]) => count > 0).values();
        },
      }),
    };
  }

  function chips(value, choices) {
    return value.chosen.map((chosen) => ({
      label: choices.find((choice) => choice.value === chosen).label,
      rest: toggled(value, chosen, false),
    }));
  }

  function box(kit, { value: choice, label }) {
    return kit.check(label, {
      key: choice,
      isChosen: ({ chosen }) => chosen.includes(choice),
      choose: (before, isOn) => toggled(before, choice, isOn),
    });
  }

  /** Any or all: a question only once there are two. */
  function matchMenu(kit) {
    return kit.menu("Papers in", MATCHES, {
      chosen: ({ match }) => match,
      choose: (before, match) => ({ ...before, match }),
      isHidden: ({ chosen }) => chosen.length < 2,
    });
  }

  /** A box for each choice, under the headings that choices have. */
  function boxes(kit, choices) {
    return [...new Set(choices.map(({ group }) => group))].flatMap((group) => {
      const those = choices.filter((choice) => choice.group === group);
      return [
        ...(group ? [kit.heading(group, those[0].hue)] : []),
        ...those.map((choice) => box(kit, choice)),
      ];
    });
  }

  function chooser(kit, choices, find) {
    if (!find) return boxes(kit, choices);
    return choices.length > 0 ? kit.finder(find, choices, (choice) => box(kit, choice)) : [];
  }

  return function several({ name, key, legend, matchKey = "", find = "" }) {
    return {
      name,
      legend,
      none,
      parse(given, choices) {
        const chosen = new Set(given.getAll(key).flatMap((asked) => meant(asked, choices)));
        const match = matchKey && given.get(matchKey) === "all" ? "all" : "any";
        return { chosen: [...chosen], match };
      },
      format({ chosen, match }) {
        const asksAll = match === "all" && chosen.length > 1;
        return [...chosen.map((choice) => [key, choice]), ...(asksAll ? [[matchKey, "all"]] : [])];
      },
      bind: (value, { columns, choices }) => bind(value, columns[name], choices[name]),
      /** Where all are asked for, a further choice narrows what was chosen already. */
      isCountedWithin: ({ match }) => match === "all",
      chips,
      controls: (kit, { choices }) => [
        ...(matchKey ? [matchMenu(kit)] : []),
        ...chooser(kit, choices, find),
      ],
    };
  };
});
