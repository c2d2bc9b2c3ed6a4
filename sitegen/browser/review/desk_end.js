/* Desk end: nothing is left; what was decided, and how it is published. */

sitegen.define(
  "desk_end",
  ["element", "counted", "desk_words"],
  function (element, counted, words) {
    "use strict";

    function opener(said, press) {
      const made = element("button", { type: "button" }, said);
      made.addEventListener("click", press);
      return made;
    }

    /** A decision, and what it was about, each to be opened again. */
    function decision({ said, items }, open) {
      const [first, ...others] = items;
      const one = () => opener(said, () => open(first));
      if (others.length === 0) return element("li", {}, one());
      const openers = items.map((item) => opener(item.title, () => open(item)));
      const each = openers.map((button) => element("li", {}, button));
      return element("li", {}, said, element("ul", {}, ...each));
    }

    function decided(history, open) {
      if (history.length === 0) return [];
      const items = history.map((one) => decision(one, open));
      const head = element("h3", {}, `${counted(history.length, "decision")} on this page`);
      return [head, element("ol", { class: "sg-desk-history" }, ...items)];
    }

    function failure(error, remedy) {
      const why = element("em", {}, words.sentence(remedy));
      return element("p", {}, words.sentence(error), " ", why);
    }

    /** `send()` publishes, and promises the server's answer; `wrote` is what it wrote before. */
    function publishing({ ready, says }, send, wrote) {
      const lines = wrote.map((one) => element("li", {}, one));
      const said = element(
        "div",
        { role: "status" },
        element("ul", {}, ...lines),
        element("p", {}, words.sentence(says)),
      );
      const button = element(
        "button",
        {
          ...{ type: "button", class: "sg-desk-act", "data-main": true },
          ...{ "aria-disabled": String(!ready), "aria-keyshortcuts": "Enter" },
        },
        element("span", {}, "Publish"),
        element("kbd", {}, "Enter"),
      );
      let isReady = ready;
      button.addEventListener("click", async () => {
        if (!isReady) return;
        isReady = false;
        button.setAttribute("aria-disabled", "true");
        said.replaceChildren(element("p", {}, "Publishing takes a few seconds…"));
        const { error, remedy } = await send();
        if (!error) return;
        said.replaceChildren(failure(error, remedy));
        isReady = true;
        button.setAttribute("aria-disabled", "false");
      });
      return element("section", { class: "sg-desk-publish" }, said, button);
    }

    /** `wrote` is what publishing wrote, if nothing was decided since; `actions` are `send()` as
      above, and `open(item)` of one that was decided. */
    return function end({ publish, papers }, history, { send, open }, wrote) {
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
        ...decided(history, open),
      );
    };
  },
);
