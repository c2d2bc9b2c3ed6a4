/* Lesson: what a reader sees who has nothing on their list yet. */

sitegen.define("lesson", ["element"], function (element) {
  "use strict";

  const PRESSES = [
    { names: ["Save"], does: "on a paper’s card or on its page puts it here, to read." },
    { names: ["Start reading", "Mark read"], does: "say how far you are with it." },
    { names: ["Note"], does: "keeps what you make of it, for your eyes alone." },
    {
      names: ["Copy link", "Export"],
      does: "hand the list on: to a friend, to BibTeX, or with your notes to Obsidian or Logseq.",
    },
  ];

  function line({ names, does }) {
    const bold = names.flatMap((name, i) => [i > 0 ? " and " : "", element("b", {}, name)]);
    return element("li", {}, ...bold, ` ${does}`);
  }

  return function lesson() {
    const all = element("a", { class: "sg-button", href: sitegen.explore }, "All papers");
    return element(
      "div",
      { class: "sg-empty" },
      element("p", { class: "sg-lead" }, "Nothing is on your list yet."),
      element("ul", {}, ...PRESSES.map(line)),
      element("p", {}, all),
    );
  };
});
