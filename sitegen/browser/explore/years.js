/* Years: the kind of facet that is a range, with a say on papers whose year is not known.

     year=2023-2025      also 2024, 2023- or -2025
     undated=yes|no|only papers without a listed year (yes, or no once there is a range) */

sitegen.define("years", ["counted"], function (counted) {
  "use strict";

  const UNKNOWN = 0;
  const UNDATED = [
    ["yes", "shown"],
    ["no", "left out"],
    ["only", "shown alone"],
  ];
  const CHIPS = { yes: "with papers without a date", no: "dated", only: "date not listed" };

  const none = { from: null, to: null, undated: "" };
  const isOpen = ({ from, to }) => from === null && to === null;

  function range(text) {
    const [, from, dash, to] = /^(\d{4})?(-)?(\d{4})?$/.exec(text ?? "") ?? [];
    const first = from ? Number(from) : null;
    return { from: first, to: to ? Number(to) : dash ? null : first };
  }

  function rangeText({ from, to }) {
    if (from === null && to === null) return "";
    return from === to ? `${from}` : `${from ?? ""}-${to ?? ""}`;
  }

  /** Whether papers without a year are left in. */
  function withUndated(value) {
    return value.undated || (isOpen(value) ? "yes" : "no");
  }

  /** How many papers without a year are left out or in, once that is a question; `isNone` where
      no paper is shown. */
  function note(value, counts, isNone) {
    const count = counts.get(UNKNOWN) ?? 0;
    const { undated } = value;
    if (count === 0 || undated === "only" || (isOpen(value) && !undated)) return null;
    if (isNone) {
      const papers = `${counted(count, "undated paper")} ${count === 1 ? "fits" : "fit"}`;
      return {
        text: `${papers} otherwise.`,
        offer: "Show them",
        value: { ...value, undated: "yes" },
      };
    }
    const papers = `${counted(count, "paper")} without a year ${count === 1 ? "is" : "are"}`;
    return withUndated(value) === "no"
      ? { text: `${papers} left out.`, offer: "Show them", value: { ...value, undated: "yes" } }
      : {
          text: `${papers} shown, too.`,
          offer: "Leave them out",
          value: { ...value, undated: "no" },
        };
  }

  const isSingle = ({ from, to }) => from !== null && from === to;

  /** Any year, one of `all` (newest first), or a range. */
  function yearMenu(kit, all) {
    const single = all.map((year) => [String(year), String(year)]);
    const ends = all.length > 1 ? [["range", "from … to …"]] : [];
    return kit.menu("Year", [["", "any"], ...single, ...ends], {
      chosen: (value) => (isSingle(value) ? value.from : isOpen(value) ? "" : "range"),
      choose: (before, year) =>
        year === "range"
          ? { ...before, from: all.at(-1), to: all[0] }
          : { ...before, from: year ? Number(year) : null, to: year ? Number(year) : null },
      keyOf: (year) => (year && year !== "range" ? Number(year) : null),
    });
  }

  const LAST = 9999;
  const yearOf = (date) => Math.floor(date / 10_000);

  /** Dates are numbers such as 20240817, and 0 where the year is not known. */
  return function years({ name, legend }) {
    function endMenu(kit, label, end, all) {
      const options = [["", "any"], ...all.map((year) => [String(year), String(year)])];
      return kit.menu(label, options, {
        chosen: (value) => value[end] ?? "",
        choose: (before, year) => ({ ...before, [end]: year ? Number(year) : null }),
        keyOf: (year) => (year ? Number(year) : null),
        isHidden: (value) => isOpen(value) || isSingle(value),
      });
    }

    return {
      name,
      legend,
      none,
      parse(given) {
        const undated = given.get("undated");
        const isKnown = UNDATED.some(([value]) => value === undated);
        return { ...range(given.get("year")), undated: isKnown ? undated : "" };
      },
      format: (value) =>
        [
          ["year", rangeText(value)],
          ["undated", value.undated],
        ].filter(([, text]) => text),
      note,
      bind(value, { columns }) {
        const { from, to } = value;
        const column = columns[name];
        const undated = withUndated(value);
        const found = new Uint32Array(LAST + 1);
        return {
          passes(number) {
            const year = yearOf(column[number]);
            if (year === UNKNOWN) return undated !== "no";
            return undated !== "only" && year >= (from ?? 0) && year <= (to ?? Infinity);
          },
          count(numbers) {
            for (const number of numbers) found[yearOf(column[number])] += 1;
          },
          counts() {
            const counts = new Map();
            found.forEach((count, year) => count > 0 && counts.set(year, count));
            return counts;
          },
        };
      },
      chips: (value) =>
        [
          { label: rangeText(value).replace("-", "–"), rest: { ...value, from: null, to: null } },
          { label: CHIPS[value.undated], rest: { ...value, undated: "" } },
        ].filter(({ label }) => label),
      controls(kit, { columns }) {
        const found = new Set(Array.from(columns[name], yearOf));
        const all = [...found].filter((year) => year !== UNKNOWN);
        all.sort((a, b) => b - a);
        return [
          yearMenu(kit, all),
          endMenu(kit, "From", "from", all),
          endMenu(kit, "To", "to", all),
          kit.menu("Undated", UNDATED, {
            chosen: withUndated,
            choose: (before, undated) => ({ ...before, undated }),
          }),
        ];
      },
    };
  };
});
