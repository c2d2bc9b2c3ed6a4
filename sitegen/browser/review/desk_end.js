/* Desk end: nothing is left; what was decided, and how it is published. */

sitegen.define("desk_end", ["element", "counted"], function (element, counted) {
  "use strict";

  function decided(history) {
    if (history.length === 0) return [];
    const items = history.map((said) => element("li", {}, said));
    const head = element("h3", {}, `${counted(history.length, "decision")} on this page`);
    return [head, element("ol", { class: "sg-desk-history" }, ...items)];
  }

  function answerOf({ wrote, error, remedy }) {
    if (error) return [element("p", { role: "alert" }, error, " ", element("em", {}, remedy))];
    return [element("ul", { role: "status" }, ...wrote.map((one) => element("li", {}, one)))];
  }

  /** `send()` publishes, and promises the server's answer. */
  function publishing({ ready, says }, send) {
    const said = element("div", {}, element("p", {}, says));
    const button = element(
      "button",
      { type: "button", class: "sg-desk-act", "data-main": true },
      "Publish",
    );
    button.disabled = !ready;
    button.addEventListener("click", async () => {
      button.disabled = true;
      said.replaceChildren(element("p", { role: "status" }, "Publishing takes a few seconds…"));
      const answer = await send();
      said.replaceChildren(...answerOf(answer));
      button.disabled = !answer.error;
    });
    return element(
      "section",
      { class: "sg-desk-publish" },
      element("h3", {}, "Publish"),
      said,
      button,
    );
  }

  return function end({ publish, papers }, history, send) {
    return element(
      "article",
      { class: "sg-desk-end", "aria-labelledby": "sg-desk-title" },
      element("h2", { id: "sg-desk-title", tabindex: -1 }, "Nothing needs you"),
      element(
        "p",
        {},
        `All ${counted(papers, "paper")} of the list are filed with certainty, or were seen by you.`,
      ),
      ...(publish ? [publishing(publish, send)] : []),
      ...decided(history),
    );
  };
});
