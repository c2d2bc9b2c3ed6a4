/* Marks: the buttons that save a paper, mark it read and open its note.

   An element with `data-paper` stands for a paper, and says by `data-saved` and `data-read` how
   the reader marked it.  One listener serves every button on the page, including those made later. */

sitegen.define("marks", ["element", "shelf"], function (element, shelf) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const KINDS = {
    saved: { label: "Save", path: "M6.5 4h11v16l-5.5-4.2L6.5 20z" },
    read: { label: "Mark read", path: "m5 12.5 4.5 4.5L19 7.5" },
    note: { label: "Note", path: "M5 19.5 6 15 16 5l3 3L9 18z" },
  };
  const REFUSED =
    "This browser does not let the page keep anything, so what you mark is lost when you leave. " +
    "The rest works as usual.";

  let isTold = false;

  function icon(path) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  /** A button of a kind: `saved` and `read` are toggles, `note` opens the note below it. */
  function button(kind) {
    const { label, path } = KINDS[kind];
    const state = kind === "note" ? "aria-expanded" : "aria-pressed";
    return element(
      "button",
      { type: "button", class: "sg-mark", "data-mark": kind, [state]: "false" },
      icon(path),
      label,
    );
  }

  /** One button of each kind. */
  function buttons() {
    return Object.keys(KINDS).map(button);
  }

  function note() {
    const text = element("textarea", { rows: 3, "data-note": true });
    const label = element("label", {}, "Your note, kept in this browser", text);
    return element("div", { class: "sg-own-note", hidden: true }, label);
  }

  function refreshNote(holder, text) {
    const field = holder.querySelector("[data-note]");
    const opener = holder.querySelector('[data-mark="note"]');
    if (field && field.value !== text) field.value = text;
    opener?.toggleAttribute("data-filled", text !== "");
  }

  /** Show how a paper is marked. */
  function refresh(holder) {
    const state = shelf.get(holder.dataset.paper);
    for (const kind of ["saved", "read"]) {
      holder.toggleAttribute(`data-${kind}`, state[kind]);
      holder.querySelector(`[data-mark="${kind}"]`)?.setAttribute("aria-pressed", state[kind]);
    }
    refreshNote(holder, state.note);
  }

  function openNote(holder, isOpen, focus = false) {
    const box = holder.querySelector(".sg-own-note");
    box.hidden = !isOpen;
    holder.querySelector('[data-mark="note"]').setAttribute("aria-expanded", isOpen);
    if (isOpen && focus) box.querySelector("textarea").focus();
  }

  function tellRefusal() {
    if (isTold || !shelf.isRefused()) return;
    isTold = true;
    const status = element("div", { role: "status", class: "sg-notice" });
    const close = element("button", { type: "button" }, "Close");
    close.addEventListener("click", () => status.remove());
    document.body.append(status);
    status.append(element("p", {}, REFUSED), close);
  }

  /** Save a paper or mark it read, or undo that. */
  function toggle(id, field) {
    shelf.set(id, field, !shelf.get(id)[field]);
  }

  document.addEventListener("click", (event) => {
    const pressed = /** @type {Element} */ (event.target).closest("[data-mark]");
    const holder = /** @type {HTMLElement?} */ (pressed?.closest("[data-paper]"));
    if (!pressed || !holder) return;
    const kind = pressed.getAttribute("data-mark");
    if (kind === "note") openNote(holder, pressed.getAttribute("aria-expanded") === "false", true);
    else toggle(holder.dataset.paper, kind);
  });

  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement && target.matches("[data-note]"))) return;
    const holder = /** @type {HTMLElement?} */ (target.closest("[data-paper]"));
    if (holder?.dataset.paper) shelf.set(holder.dataset.paper, "note", target.value);
  });

  shelf.onChange(() => {
    document.querySelectorAll("[data-paper]").forEach(refresh);
    tellRefusal();
  });

  return { button, buttons, note, refresh, openNote, toggle };
});
