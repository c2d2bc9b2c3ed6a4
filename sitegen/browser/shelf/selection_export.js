/* Selection export: references of any papers, in the words of the site's own export files, to
   which the reader's own notes are added. */

sitegen.define(
  "selection_export",
  ["element", "counted", "modal", "files", "shelf", "annotate", "references"],
  function (element, counted, dialog, files, shelf, annotate, references) {
    "use strict";

    /** The text of papers in a format, each as `write(entry, id)` has it; loads what it needs. */
    async function joined(asked, format, write) {
      await asked?.load?.();
      const papers = asked?.papers ?? [];
      const ids = papers.map(({ id }) => id);
      const entries = await references.of(ids, format.key);
      const [before, between, after] = format.frame;
      return before + ids.map((id) => write(entries.get(id), id)).join(between) + after;
    }

    function choice(type, name, value, label) {
      const input = element("input", { type, name, value });
      return element("label", { class: "sg-choice" }, input, element("span", {}, label));
    }

    function choices(legend, name, options) {
      const lines = options.map(({ value, label }) => choice("radio", name, value, label));
      return element("fieldset", {}, element("legend", {}, legend), ...lines);
    }

    /** Notes are the reader's own: whoever passes references on may leave them out. */
    function newNotes() {
      const label = choice("checkbox", "notes", "yes", "With my notes");
      const box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
      box.checked = true;

      function refresh(papers) {
        label.hidden = papers.every(({ id }) => shelf.get(id).note === "");
      }

      return { label, refresh, isOn: () => box.checked && !label.hidden };
    }

    /** `sets()` gives [{value, label, papers, load}], the sets of papers there are to export;
        `load()` promises the ids of those that have none yet. */
    return function selectionExport(sets) {
      const form = element("form", { class: "sg-export" });
      const status = element("p", { role: "status" });
      const box = dialog("Export", form, status);
      /** @type {any} */
      let index = null;

      const chosen = (name) => new FormData(form).get(name);
      const asked = () => sets().find(({ value }) => value === chosen("papers"));
      const papers = () => asked()?.papers ?? [];
      const format = () => index.formats.find(({ key }) => key === chosen("format"));
      const notes = newNotes();

      function written(entry, id) {
        const kept = shelf.get(id);
        return annotate.entry(entry, notes.isOn() ? kept : { ...kept, note: null }, format());
      }

      const text = () => joined(asked(), withNotes(format()), written);

      function withNotes(chosenFormat) {
        if (!notes.isOn()) return chosenFormat;
        const [before, ...rest] = chosenFormat.frame;
        return { ...chosenFormat, frame: [annotate.head(before, chosenFormat), ...rest] };
      }

      /** Do what a button is for, and say how it went. */
      async function report(action, done) {
        try {
          await action();
          status.textContent = `${counted(papers().length, "paper")} as ${format().name} ${done}.`;
        } catch {
          status.textContent = "That did not work. Reload the page and try again.";
        }
      }

      function button(label, done, action) {
        const made = element("button", { type: "button" }, label);
        made.addEventListener("click", () => report(action, done));
        return made;
      }

      function draw() {
        const available = sets().filter((set) => set.papers.length > 0);
        const labels = available.map(({ value, label, papers: those }) => ({
          value,
          label: `${label} (${those.length.toLocaleString("en")})`,
        }));
        const formats = index.formats.map(({ key, name }) => ({ value: key, label: name }));
        const buttons = element(
          "div",
          { class: "sg-buttons" },
          button("Download", "downloaded", async () => {
            const { ending, type, head } = format();
            files.download(`papers${ending}`, type, head + (await text()));
          }),
          button("Copy", "copied", async () => files.copy(await text(), box)),
        );
        form.replaceChildren(
          choices("Papers", "papers", labels),
          choices("Format", "format", formats),
          notes.label,
          buttons,
        );
        for (const group of form.querySelectorAll("fieldset")) {
          /** @type {HTMLInputElement} */ (group.querySelector("input")).checked = true;
        }
        notes.refresh(papers());
      }

      // Loaded ahead, so that copying follows the press at once, as some browsers ask.
      form.addEventListener("change", () => {
        status.textContent = "";
        notes.refresh(papers());
        text().catch(() => {});
      });
      form.addEventListener("submit", (event) => event.preventDefault());

      return async function open() {
        status.textContent = "";
        box.showModal();
        try {
          index ??= await references.index();
          if (sets().some((set) => set.papers.length > 0)) draw();
          else {
            form.replaceChildren(element("p", {}, "There are no papers to export."));
          }
        } catch {
          status.textContent = "The data could not be loaded. Reload the page and try again.";
        }
      };
    };
  },
);
