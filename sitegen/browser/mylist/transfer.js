/* Transfer: where the reader's own list is kept, and how it goes to a file and comes from one: to
   have a copy, or to carry it to another browser. */

sitegen.define(
  "transfer",
  ["element", "shelf", "counted", "files"],
  function (element, shelf, counted, files) {
    "use strict";

    const ABOUT =
      "Your list is kept in this browser, on this device, and sent nowhere. Clearing the browser’s " +
      "data clears it, so save a copy now and then. Importing one adds to what is here; where both " +
      "say something about a paper, the newer wins.";

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

    /** What a file is chosen with; `report(text)` says how it went. */
    function importer(report) {
      const choose = element("input", { type: "file", accept: ".json,application/json" });
      choose.addEventListener("change", async () => {
        const file = choose.files?.[0];
        if (!file) return;
        report("");
        report(await imported(file));
        choose.value = ""; // the same file may be chosen again
      });
      return element("label", { class: "sg-file" }, "Import a copy", choose);
    }

    function exporter(list, report) {
      const save = element("button", { type: "button" }, "Save a copy (JSON)");
      save.addEventListener("click", () => {
        files.download("my-list.json", "application/json", shelf.exported(list));
        report("Saved as my-list.json.");
      });
      return save;
    }

    /** `list` is the site's name; `update(isEmpty)` follows the reader's list. */
    return function transfer(list) {
      const status = element("p", { role: "status" });
      const report = (text) => (status.textContent = text);
      const save = exporter(list, report);
      const holder = element(
        "section",
        { class: "sg-kept-here", "aria-labelledby": "sg-kept-here" },
        element("h2", { id: "sg-kept-here" }, "Where this is kept"),
        element("p", {}, ABOUT),
        element("div", { class: "sg-buttons" }, save, importer(report)),
        status,
      );
      return { holder, update: (isEmpty) => (save.hidden = isEmpty) };
    };
  },
);
