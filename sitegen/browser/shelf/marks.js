/* Marks: the buttons that put a paper on the reader's list, say how far they are, and open their
   note.

   An element with `data-paper` stands for a paper, and says by `data-saved`, `data-reading` and
   `data-read` how the reader marked it.  One listener serves every button on the page, including
   those made later.  What is pressed says the state, not what pressing would do. */

sitegen.define(
  "marks",
  ["element", "icon", "shelf", "toast"],
  function (element, icon, shelf, toast) {
    "use strict";

    const KINDS = {
      saved: { off: "Save", on: "Saved", path: "M6.5 4h11v16l-5.5-4.2L6.5 20z" },
      reading: {
        off: "Start reading",
        on: "Reading",
        path: "M12 7c-2-1.5-5-2-8-1.7v12.4c3-.3 6 .2 8 1.7 2-1.5 5-2 8-1.7V5.3C17 5 14 5.5 12 7v12.4",
      },
      read: { off: "Mark read", on: "Read", path: "m5 12.5 4.5 4.5L19 7.5" },
      note: { off: "Note", on: "Note", path: "M5 19.5 6 15 16 5l3 3L9 18z" },
      remove: { off: "Remove", on: "Remove", path: "M6 6l12 12M18 6 6 18" },
    };
    const TOGGLES = ["saved", "reading", "read"];
    const DONE = {
      "": "Removed from your list.",
      "to-read": "Saved to your list.",
      reading: "On your list as reading.",
      read: "On your list as read.",
    };
    const REFUSED =
      "This browser does not let the page keep anything, so what you mark is lost when you leave. " +
      "The rest works as usual.";

    let isTold = false;

    /** A button of a kind: `saved`, `reading` and `read` are toggles, `note` opens the note below it,
      `remove` forgets the paper. */
    function button(kind) {
      const { off, path } = KINDS[kind];
      const state = kind === "note" ? "aria-expanded" : "aria-pressed";
      return element(
        "button",
        {
          type: "button",
          class: "sg-mark",
          "data-mark": kind,
          [state]: kind !== "remove" && "false",
        },
        icon(path),
        element("span", {}, off),
      );
    }

    /** A button of each kind that a list of papers has room for. */
    function buttons() {
      return ["saved", "read", "note"].map(button);
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

    /** What tells a paper's buttons from those of another. */
    function titleOf(holder) {
      const title = holder.querySelector("h1, h2, h3, h4") ?? document.querySelector("h1");
      return title?.textContent.trim() ?? "";
    }

    function name(pressed, label, title) {
      pressed.querySelector("span").textContent = label;
      pressed.setAttribute("aria-label", `${label}: ${title}`);
    }

    /** Where there is no button for `reading`, the one for `saved` says it. */
    function isOn(holder, kind, state) {
      return kind === "saved" ? state !== "" : kind === state;
    }

    function labelOf(holder, kind, state) {
      const { off, on } = KINDS[kind];
      if (!isOn(holder, kind, state)) return off;
      const isAlone = !holder.querySelector('[data-mark="reading"]');
      return kind === "saved" && state === "reading" && isAlone ? KINDS.reading.on : on;
    }

    /** Show how a paper is marked. */
    function refresh(holder) {
      const id = holder.dataset.paper;
      const state = shelf.state(id);
      const title = titleOf(holder);
      for (const pressed of holder.querySelectorAll("[data-mark]")) {
        name(pressed, labelOf(holder, pressed.dataset.mark, state), title);
      }
      for (const kind of TOGGLES) {
        const is = isOn(holder, kind, state);
        holder.toggleAttribute(`data-${kind}`, is);
        holder.querySelector(`[data-mark="${kind}"]`)?.setAttribute("aria-pressed", is);
      }
      refreshNote(holder, shelf.get(id).note);
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
      toast.warn(REFUSED);
    }

    const isMyList = () => document.getElementById("sg-mylist") !== null;

    /** Do something to a paper, and say how it stands then, with a way back. */
    function act(id, action) {
      const before = shelf.snapshot([id]);
      action();
      const done = DONE[shelf.state(id)];
      if (!shelf.isRefused()) toast.done(done, () => shelf.restore(before), isMyList());
    }

    /** Put a paper on the list or take it off, or switch one of its states. */
    function toggle(id, kind) {
      const state = shelf.state(id);
      act(id, () => {
        if (kind === "saved") shelf.setState(id, state === "" ? "to-read" : "");
        else if (state === kind) shelf.set(id, kind, false);
        else shelf.setState(id, kind);
      });
    }

    document.addEventListener("click", (event) => {
      const pressed = /** @type {Element} */ (event.target).closest("[data-mark]");
      const holder = /** @type {HTMLElement?} */ (pressed?.closest("[data-paper]"));
      const id = holder?.dataset.paper;
      if (!pressed || !id) return;
      const kind = pressed.getAttribute("data-mark");
      const isClosed = pressed.getAttribute("aria-expanded") === "false";
      if (kind === "note") openNote(holder, isClosed, true);
      else if (kind === "remove") act(id, () => shelf.forget(id));
      else toggle(id, kind);
    });

    document.addEventListener("keydown", (event) => {
      const field = /** @type {Element} */ (event.target);
      if (event.key !== "Escape" || event.isComposing || !field.matches?.("[data-note]")) return;
      const holder = /** @type {HTMLElement} */ (field.closest("[data-paper]"));
      const opener = /** @type {HTMLElement?} */ (holder.querySelector('[data-mark="note"]'));
      if (!opener) return;
      openNote(holder, false);
      opener.focus();
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
  },
);
