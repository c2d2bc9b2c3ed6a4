/* Toolbar: how many papers are shown, in which order, and what can be done with them. */

sitegen.define("toolbar", ["element", "counted"], function (element, counted) {
  "use strict";

  const SORTS = [
    ["relevance", "Relevance"],
    ["date", "Newest first"],
    ["comments", "Most comments"],
    ["title", "Title"],
  ];

  function statusOf({ found, total, isLost }) {
    if (isLost) return "The search data could not be loaded, so these are all papers.";
    if (found.length === 0) return "No papers match. Remove a filter.";
    const all = counted(total, "paper");
    return found.length === total ? all : `${found.length.toLocaleString("en")} of ${all}`;
  }

  function tool(label, press) {
    const button = element("button", { type: "button", class: "sg-tool" }, label);
    button.addEventListener("click", press);
    return button;
  }

  /** `change(part)` alters the view; `exporting` and `help` open a dialog each. */
  return function toolbar(change, { exporting, help }) {
    const status = element("p", { role: "status", class: "sg-found" });
    const options = SORTS.map(([value, label]) => element("option", { value }, label));
    const sort = element("select", {}, ...options);
    const order = element("label", { class: "sg-sort" }, element("span", {}, "Sort by"), sort);
    const exports = tool("Export", exporting);
    const keys = tool("Keys", help);
    keys.classList.add("sg-tool--keys");
    sort.addEventListener("change", () => change(() => ({ sort: sort.value })));

    function update(state) {
      const { sort: by, view, selected } = state;
      sort.value = by;
      options[0].disabled = !view.q;
      status.textContent = statusOf(state);
      exports.textContent = selected.size > 0 ? `Export ${selected.size} selected` : "Export";
    }

    const mine = element("a", { class: "sg-tool", href: sitegen.mylist }, "My list");
    const buttons = [exports, mine, keys];
    return { holder: element("div", { class: "sg-tools" }, status, order, ...buttons), update };
  };
});
