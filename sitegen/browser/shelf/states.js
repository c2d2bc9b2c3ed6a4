/* States: where a paper stands on the reader's list: to read, reading or read. "" is not on it.

   What is kept are three marks, each with its time, so that lists of two browsers merge; an older
   list may call a paper read that it never saved. */

sitegen.define("states", [], function () {
  "use strict";

  const LABELS = { reading: "Reading", "to-read": "To read", read: "Read" };

  const MARKS = {
    "": { saved: false, reading: false, read: false },
    "to-read": { saved: true, reading: false, read: false },
    reading: { reading: true, read: false },
    read: { reading: false, read: true },
  };

  /** The state that marks amount to. */
  function of({ saved, reading, read }) {
    if (read) return "read";
    if (reading) return "reading";
    return saved ? "to-read" : "";
  }

  /** The marks that a state needs; those it leaves open say where a paper came from. */
  const marksOf = (state) => MARKS[state];

  return { LABELS, of, marksOf };
});
