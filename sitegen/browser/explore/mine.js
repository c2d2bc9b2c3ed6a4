/* Mine: the reader's own list as a file, to keep or to carry to another browser. */

sitegen.define(
  "mine",
  ["element", "shelf", "counted", "modal", "files"],
  function (element, shelf, counted, dialog, files) {
    "use strict";

    const ABOUT =
      "What you save, mark read or note stays in this browser and is sent nowhere. Export it to " +
      "keep a copy or to carry it to another browser; importing adds to what is there, and where " +
      "both say something about a paper, the newer wins.";

    const MOST = 10; // megabytes: more than any browser keeps

    /** Import a file; the result in words. */
    async function imported(file) {
      const size = file.size / 1_000_000;
      if (size > MOST) {
        return `${file.name} has ${size.toFixed(1)} MB, but the limit is ${MOST} MB; nothing was changed.`;
      }
      try {
        return `Imported: ${counted(await shelf.merge(await file.text()), "paper")} changed.`;
      } catch (error) {
        return error instanceof RangeError
          ? `This browser has no room to store ${file.name}; nothing was changed.`
          : `${file.name} is not an exported reading list; nothing was changed.`;
      }
    }

    /** `list` is the site's name; `isHere(id)` says whether a paper is in it, `show()` shows mine. */
    return function mine(list, { isHere, show }) {
      const status = element("p", { role: "status" });
      const kept = element("p");
      const look = element("button", { type: "button" }, "Show what I saved");
      const save = element("button", { type: "button" }, "Export as JSON");
      const choose = element("input", { type: "file", accept: ".json,application/json" });
      const load = element("label", { class: "sg-file" }, "Import a file", choose);
      const buttons = element("div", { class: "sg-buttons" }, look, save, load);
      const box = dialog("My list", element("p", {}, ABOUT), kept, buttons, status);

      function describe() {
        const ids = shelf.ids();
        const gone = ids.filter((id) => !isHere(id)).length;
        const beyond = gone > 0 ? `, ${gone} of them not in this list now` : "";
        kept.textContent = `You keep something about ${counted(ids.length, "paper")}${beyond}.`;
      }

      look.addEventListener("click", () => {
        box.close();
        show();
      });
      save.addEventListener("click", () => {
        files.download("my-list.json", "application/json", shelf.exported(list));
        status.textContent = "Exported.";
      });
      choose.addEventListener("change", async () => {
        const file = choose.files?.[0];
        if (!file) return;
        status.textContent = "";
        status.textContent = await imported(file);
        choose.value = ""; // the same file may be chosen again
      });
      shelf.onChange(describe);

      return function open() {
        describe();
        status.textContent = "";
        box.showModal();
      };
    };
  },
);
