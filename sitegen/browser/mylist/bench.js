/* Bench: the tools above the reader's own list: find, hand on, export. */

sitegen.define(
  "bench",
  ["element", "sections", "link", "selection_export", "tool", "printing"],
  function (element, sections, copyLink, newExport, tool, printing) {
    "use strict";

    const ON_LIST = ["reading", "to-read", "read"];

    /** `find(words)` narrows the list, `shown()` are the papers that are left, `report(...)` says how it went; `place` is the page's, whose
        data name where the list is published. */
    return function bench(catalog, { find, shown, report, place }) {
      function idsIn(names) {
        const found = sections(catalog.isHere).filter(({ name }) => names.includes(name));
        return found.flatMap(({ ids }) => ids);
      }

      /** What there is to export: all of it, or a part. */
      function sets() {
        const set = (label, ...names) => ({
          value: names.join(),
          label,
          papers: idsIn(names).map(catalog.paper),
        });
        return [
          set("My list", ...ON_LIST),
          set("Reading", "reading"),
          set("To read", "to-read"),
          set("Read", "read"),
          set("Notes on other papers", "noted"),
        ];
      }

      function copy() {
        const { published = "" } = place.dataset;
        copyLink(idsIn(ON_LIST), { isPlain: catalog.isPlain, published, report, near: place });
      }

      const link = tool("Copy link", copy);
      const why = element("small", { id: "sg-no-link" }, "No link while the data is missing");
      link.setAttribute("aria-describedby", why.id);

      /** A link may name a paper by the end of its id only where that is known to be its own. */
      function update() {
        link.disabled = catalog.isLost();
        why.hidden = !catalog.isLost();
      }

      const input = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
      input.addEventListener("input", () => find(input.value));
      const holder = element(
        "div",
        { class: "sg-mytools" },
        element("label", {}, element("span", {}, "Find on my list"), input),
        link,
        why,
        tool("Export", newExport(sets)),
        printing.offer(tool("Print"), shown),
      );
      return { holder, update };
    };
  },
);
