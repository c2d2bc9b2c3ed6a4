/* Desk end: nothing is left; what was decided, and how it is published. */

sitegen.define("desk_end", ["element", "counted"], function (element, counted) {
  "use strict";

  function decided(history) {
    if (history.length === 0) return [];
    const items = history.map((said) => element("li", {}, said));
    const head = element("h3", {}, `${counted(history.length, "decision")} on this page`);
    return [head, element("ol", { class: "sg-desk-history" }, ...items)];
  }

  function sentence(text) {
    return element("p", {}, `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
  }

  /** `send()` publishes, and promises the server's answer; `wrote` is what it wrote before. */
  function publishing({ ready, says }, send, wrote) {
    const lines = wrote.map((one) => element("li", {}, one));
    const said = element("div", { role: "status" }, element("ul", {}, ...lines), sentence(says));
    const button = element(
      "button",
      { type: "button", class: "sg-desk-act", "data-main": true, "aria-disabled": String(!ready) },
      "Publish",
    );
    let isReady = ready;
    button.addEventListener("click", async () => {
      if (!isReady) return;
      isReady = false;
      button.setAttribute("aria-disabled", "true");
      said.replaceChildren(element("p", {}, "Publishing takes a few seconds…"));
      const { error, remedy } = await send();
      if (!error) return;
      said.replaceChildren(element("p", {}, error, " ", element("em", {}, remedy)));
      isReady = true;
      button.setAttribute("aria-disabled", "false");
    });
    return element("section", { class: "sg-desk-publish" }, said, button);
  }

  /** `wrote` is what publishing wrote, if the curator has published since they came. */
  return function end({ publish, papers }, history, send, wrote) {
    return element(
      "article",
      { class: "sg-desk-end", "aria-labelledby": "sg-desk-title" },
      element("h2", { id: "sg-desk-title", tabindex: -1 }, "Nothing needs you"),
      element(
        "p",
        {},
        `All ${counted(papers, "paper")} of the list are filed with certainty, or were seen by you.`,
      ),
      ...(publish ? [publishing(publish, send, wrote)] : []),
      ...decided(history),
    );
  };
});
