/* Annotate: an entry of an export with what the reader made of the paper: their note, and in
   Markdown how far they are.

   Each format keeps such a thing in a place of its own: BibTeX in `annote`, which no standard style
   prints, RIS in `N1`, CSL in `note`, Markdown in the paper's list. */

sitegen.define("annotate", ["states"], function (states) {
  "use strict";

  const OWN = "My note";

  const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");

  /** As data of BibTeX; `escapes` are what TeX would act on, with how it is written. */
  function tex(text, escapes) {
    return Array.from(oneLine(text), (mark) => escapes[mark] ?? mark)
      .join("")
      .replace(/-(?=-)/g, "-{}")
      .replace(/'(?=')/g, "'{}");
  }

  function bib(entry, { note }, { escapes }) {
    if (!note) return entry;
    const own = `${OWN}: ${tex(note, escapes)}`;
    const annote = /^ {2}annote = \{/m;
    if (annote.test(entry)) return entry.replace(annote, (start) => `${start}${own} `);
    return entry.replace(/\n\}\n$/, () => `,\n  annote = {${own}}\n}\n`);
  }

  function ris(entry, { note }) {
    if (!note) return entry;
    return entry.replace(/^ER {2}- /m, (end) => `N1  - ${OWN}: ${oneLine(note)}\r\n${end}`);
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
    const lines = kept.note.trim().replaceAll("<", "\\<").split(/\r?\n/);
    const note = kept.note.trim() ? `  - ${OWN}: ${lines.join("\n    ")}\n` : "";
    return entry + status + note;
  }

  const FORMATS = { bib, ris, csl, md };

  /** `format` is one of the selection's, `kept` what the reader keeps of the paper. */
  function annotated(text, kept, format) {
    return FORMATS[format.key]?.(text, kept, format) ?? text;
  }

  /** Whether a format has a place for notes. */
  const takesNotes = (format) => format.key in FORMATS;

  return { entry: annotated, takesNotes };
});
