/* Desk note: a dialog to write a note, or why to read a paper. */

sitegen.define("desk_note", ["element", "modal"], function (element, modal) {
  "use strict";

  const ASKED = {
    note: ["Note", "A remark for readers, on its page"],
    pick: ["Pick", "One sentence on why to read it"],
  };

  function form(action) {
    const [title, label] = ASKED[action];
    const field = element("textarea", { rows: 4, maxlength: 4000 });
    const keep = element("button", { type: "submit", class: "sg-tool sg-tool--first" }, "Keep");
    const hint = element(
      "p",
      { class: "sg-desk-hint" },
      "Ctrl Enter keeps it; empty takes it away.",
    );
    const made = element("form", {}, element("label", {}, label, field), hint, keep);
    const box = modal(title, made);
    box.classList.add("sg-desk-note");
    return { box, form: made, field };
  }

  return function deskNote() {
    const forms = new Map(Object.keys(ASKED).map((action) => [action, form(action)]));
    /** @type {(text: string) => void} */
    let hear = () => {};

    for (const { box, form: made, field } of forms.values()) {
      made.addEventListener("submit", (event) => {
        event.preventDefault();
        box.close();
        hear(field.value.trim());
      });
      field.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) made.requestSubmit();
      });
    }

    /** `call(text)` hears what is to be kept; "" if nothing. */
    return function open(action, text, call) {
      const { box, field } = /** @type {ReturnType<typeof form>} */ (forms.get(action));
      hear = call;
      field.value = text;
      box.showModal();
      field.focus();
    };
  };
});
