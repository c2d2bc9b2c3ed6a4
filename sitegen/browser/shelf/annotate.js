/* Annotate: an entry of an export with what the reader made of the paper: their note, and in
   Markdown how far they are.

   Each format keeps such a thing in a place of its own: BibTeX in `annote`, which no standard style
   prints, RIS in `N1`, CSL in `note`, CSV in a column, Markdown in the paper's list.  A note that
   is left out is null. */

sitegen.define("annotate", ["states"], function (states) {
  "use strict";

  const OWN = "My note";

  /** The lines of a note, without the empty ones; each is indented, so that none is a tag or an
   *  entry of the format it stands in. */
  function lines(note, indent) {
    const words = (line) => line.split(/\s+/).filter(Boolean).join(" ");
    return note
      .split(/[\n\r\u2028\u2029]/)
      .map(words)
      .filter(Boolean)
      .join(indent);
  }

  /** As data of BibTeX; `escapes` are what TeX would act on, with how it is written. */
  function tex(text, escapes) {
    return Array.from(text, (mark) => escapes[mark] ?? mark)
      .join("")
      .replace(/-(?=-)/g, "-{}")
      .replace(/'(?=')/g, "'{}");
  }

  function bib(entry, { note }, { escapes }) {
    if (!note) return entry;
    const own = `${OWN}: ${tex(lines(note, "\n    "), escapes)}`;
    const annote = /^ {2}annote = \{/m;
    if (annote.test(entry)) return entry.replace(annote, (start) => `${start}${own}\n    — `);
    return entry.replace(/\n\}\n$/, () => `,\n  annote = {${own}}\n}\n`);
  }

  function ris(entry, { note }) {
    if (!note) return entry;
    return entry.replace(
      /^ER {2}- /m,
      (end) => `N1  - ${OWN}: ${lines(note, "\r\n      ")}\r\n${end}`,
    );
  }

  function csl(entry, { note }) {
    if (!note) return entry;
    const item = JSON.parse(entry);
    const all = [item.note, `${OWN}: ${note.trim()}`].filter(Boolean).join("\n\n");
    return JSON.stringify({ ...item, note: all });
  }

  /** The reader's own Markdown, indented into the list; HTML stays text. */
  function md(entry, kept) {
    const state = states.LABELS[states.of(kept)];
    const status = state ? `  - Status: ${state.toLowerCase()}\n` : "";
    const own = (kept.note ?? "").trim().replaceAll("<", "\\<").split(/\r?\n/).join("\n    ");
    const note = own ? `  - ${OWN}: ${own}\n` : "";
    return entry + status + note;
  }

  /** A cell more; as in the site's own file, none begins like a formula. */
  function csv(entry, { note }) {
    if (note === null) return entry;
    const inert = note.trim().replace(/^[=+\-@＝＋－＠]/, "'$&");
    return entry.replace(/\r\n$/, () => `,"${inert.replaceAll('"', '""')}"\r\n`);
  }

  const FORMATS = { bib, ris, csl, csv, md };

  /** `format` is one of the selection's, `kept` what the reader keeps of the paper. */
  function annotated(text, kept, format) {
    return FORMATS[format.key]?.(text, kept, format) ?? text;
  }

  /** What stands before entries with notes. */
  function head(before, { key }) {
    return key === "csv" ? before.replace(/\r\n$/, ",my_note\r\n") : before;
  }

  return { entry: annotated, head };
});
