/* Desk help: the keys, in a dialog. */

sitegen.define("desk_help", ["element", "modal", "desk_keys"], function (element, modal, keys) {
  "use strict";

  return function deskHelp() {
    const lines = keys.lines.flatMap(([names, what]) => [
      element("dt", {}, ...names.split(", ").flatMap((name) => [element("kbd", {}, name), " "])),
      element("dd", {}, what),
    ]);
    const box = modal("Keys", element("dl", { class: "sg-keys" }, ...lines));
    return () => box.showModal();
  };
});
