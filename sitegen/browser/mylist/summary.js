/* Summary: how many papers a reader keeps. The papers on the list are those that the header counts;
   notes on other papers are told apart. */

sitegen.define("summary", ["counted", "states"], function (counted, states) {
  "use strict";

  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

  function notesOn(count, other) {
    const what = count === 1 ? "a note on" : "notes on";
    return `${what} ${counted(count, `${other}paper`)}`;
  }

  /** `sections` are [{name, ids}], `isListed(id)` says whether a paper is on the list. */
  return function summary(sections, isListed) {
    const parts = sections
      .map(({ name, ids }) => ({
        label: states.LABELS[name]?.toLowerCase() ?? "no longer on this site’s list",
        count: ids.filter(isListed).length,
      }))
      .filter(({ count }) => count > 0);
    const listed = sum(parts.map(({ count }) => count));
    const noted = sum(sections.map(({ ids }) => ids.length)) - listed;
    if (listed === 0) {
      const notes = notesOn(noted, "");
      return `${notes.charAt(0).toUpperCase()}${notes.slice(1)}.`;
    }
    const said = parts.map(({ count, label }) => `${count.toLocaleString("en")} ${label}`);
    const notes = noted > 0 ? `; and ${notesOn(noted, "other ")}` : "";
    return `${counted(listed, "paper")}: ${said.join(", ")}${notes}.`;
  };
});
