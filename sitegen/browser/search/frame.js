/* Frame: the search dialog itself, which every page can open at once; what fills it comes with the
   search program. What is typed until then is not lost. */

sitegen.define("frame", ["element"], function (element) {
  "use strict";

  function newInput() {
    return element("input", {
      type: "text",
      class: "sg-search__input",
      role: "combobox",
      "aria-label": "Search papers, topics and pages",
      "aria-autocomplete": "list",
      "aria-controls": "sg-search-results",
      "aria-expanded": "false",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
      placeholder: "A title, a name, a topic",
    });
  }

  /** The parts of the dialog, by name; it is in the page, and closed. */
  return function frame() {
    const input = newInput();
    const close = element("button", { type: "button", class: "sg-search__close" }, "Close");
    const status = element("p", { role: "status", class: "sg-search__status" });
    const list = element("div", {
      role: "listbox",
      tabindex: "-1",
      id: "sg-search-results",
      class: "sg-search__results",
      "aria-label": "Results",
    });
    const panel = element("div", { class: "sg-search__panel" });
    const all = element("a", { class: "sg-search__all", href: sitegen.explore, hidden: true });
    const bar = element("div", { class: "sg-search__bar", role: "search" }, input, close);
    const box = element(
      "dialog",
      { class: "sg-search", "aria-label": "Search" },
      ...[bar, status, panel, list, all],
    );
    document.body.append(box);
    close.addEventListener("click", () => box.close());
    box.addEventListener("click", ({ target }) => {
      if (target === box) box.close();
    });
    return { box, input, status, list, panel, all };
  };
});
