/* Keys: single letters that move through the list, and the dialog that explains them.

   Speech input may trigger single letters, so they can be switched off. */

sitegen.define(
  "keys",
  ["element", "storage", "marks", "modal", "typing"],
  function (element, storage, marks, dialog, isTyping) {
    "use strict";

    const NAME = "keys";
    const HELP = [
      ["j, k", "next and previous paper"],
      ["o, Enter", "open the paper"],
      ["s", "save the paper, or take it off your list"],
      ["z", "undo that"],
      ["/", "search the whole site"],
      ["?", "this help"],
      ["Esc", "close a dialog"],
    ];

    function key(name) {
      return element("kbd", {}, name);
    }

    function keysOf(names) {
      return names.split(", ").flatMap((name, i) => (i > 0 ? [" or ", key(name)] : [key(name)]));
    }

    /** The list's `shown()` papers, the place where the reader is `here()`, and `focus(paper)`;
        returns what opens the help. */
    return function keys({ shown, here, focus }) {
      const lines = HELP.flatMap(([names, what]) => [
        element("dt", {}, ...keysOf(names)),
        element("dd", {}, what),
      ]);
      const isOn = element("input", { type: "checkbox" });
      isOn.checked = storage.read(NAME) !== false;
      isOn.addEventListener("change", () => storage.write(NAME, isOn.checked));
      const label = element(
        "label",
        { class: "sg-choice" },
        isOn,
        element("span", {}, "Letters work as shortcuts"),
      );
      const box = dialog("Keyboard", element("dl", { class: "sg-keys" }, ...lines), label);

      function move(step) {
        const index = here();
        const next = shown()[index < 0 ? 0 : index + step];
        if (next) focus(next);
      }

      function save() {
        const paper = shown()[here()];
        if (paper) marks.toggle(paper.id, "saved");
      }

      const actions = {
        j: () => move(1),
        k: () => move(-1),
        o: () => shown()[here()]?.link.click(),
        s: save,
        "?": () => box.showModal(),
      };

      document.addEventListener("keydown", (event) => {
        const { key: pressed, target, ctrlKey, metaKey, altKey } = event;
        const isBusy = ctrlKey || metaKey || altKey || event.defaultPrevented || isTyping(target);
        const action = actions[pressed];
        if (!action || isBusy || !isOn.checked || document.querySelector("dialog[open]")) return;
        event.preventDefault();
        action();
      });

      return () => box.showModal();
    };
  },
);
