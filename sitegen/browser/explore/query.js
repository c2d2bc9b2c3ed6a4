/* Query: the box for words to search by, which are looked up once the reader pauses. */

sitegen.define("query", ["element", "hint"], function (element, hint) {
  "use strict";

  const HINT = "sg-explore-hint";
  const PAUSE = 120; // milliseconds

  return function query(change) {
    const input = element("input", {
      type: "search",
      placeholder: "A title, a name, a word of the summary",
      autocomplete: "off",
      spellcheck: "false",
      "aria-describedby": HINT,
    });
    const holder = element(
      "div",
      { class: "sg-explore-search" },
      element("label", {}, "Search in titles, summaries and authors", input),
      hint({ id: HINT }),
    );

    /** @type {ReturnType<typeof setTimeout>} */
    let typing;
    input.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(
        () => change(() => ({ q: input.value.trim() }), { isTyping: true }),
        PAUSE,
      );
    });

    return {
      holder,
      input,
      show: (q) => (input.value = q),

      /** Show a view's words, unless the reader is just writing some. */
      update({ view }) {
        if (document.activeElement !== input) input.value = view.q;
      },
    };
  };
});
