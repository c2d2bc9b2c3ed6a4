/* Toolbar: how many papers are shown, in which order, and what can be done with them. */

sitegen.define(
  "toolbar",
  ["element", "address", "counted", "density", "icon", "tool", "printing"],
  function (element, address, counted, density, icon, tool, printing) {
    "use strict";

    const KEYBOARD = "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M7 14h10";
    const SORTS = [
      ["relevance", "Relevance"],
      ["date", "Newest first"],
      ["topic", "Topic"],
      ["comments", "Most comments"],
      ["title", "Title"],
    ];

    function statusOf({ found, total, isLost }) {
      if (isLost) return "The search data could not be loaded, so these are all papers.";
      if (found.length === 0) return "No papers match.";
      const all = counted(total, "paper");
      return found.length === total ? all : `${found.length.toLocaleString("en")} of ${all}`;
    }

    /** `change(part)` alters the view; `exporting` and `help` open a dialog each. */
    return function toolbar(change, { exporting, help }) {
      const status = element("p", { role: "status", class: "sg-found" });
      const options = SORTS.map(([value, label]) => element("option", { value }, label));
      const sort = element("select", {}, ...options);
      const order = element(
        "label",
        { class: "sg-sort" },
        element("span", { class: "sg-unseen" }, "Sort by"),
        sort,
      );
      const exports = tool("Export", exporting);
      exports.classList.add("sg-tool--first");
      const print = printing.offer(tool("Print"), () => found.map(({ id }) => id).filter(Boolean));
      const keys = tool(icon(KEYBOARD), help);
      keys.classList.add("sg-tool--keys");
      keys.setAttribute("aria-label", "Keys");
      keys.title = "Keys";
      sort.addEventListener("change", () => change(() => ({ sort: sort.value })));

      let found = [];

      function update(state) {
        found = state.found;
        const { sort: by, view, selected } = state;
        sort.value = by;
        map.href = sitegen.root + place + address.format({ ...view, sort: "" });
        options[0].disabled = !view.q;
        status.textContent = statusOf(state);
        exports.textContent = selected.size > 0 ? `Export ${selected.size} selected` : "Export";
      }

      const place = document.getElementById("sg-explore")?.dataset.map;
      const map = element("a", { class: "sg-tool" }, "Map");
      const mine = element("a", { class: "sg-tool", href: sitegen.mylist }, "My list");
      const buttons = [density.control(), map, mine, exports, print, keys];
      return { holder: element("div", { class: "sg-tools" }, status, order, ...buttons), update };
    };
  },
);
