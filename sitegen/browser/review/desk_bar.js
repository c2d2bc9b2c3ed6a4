/* Desk bar: how much is left, of each kind, and what can be done on every card. */

sitegen.define("desk_bar", ["element"], function (element) {
  "use strict";

  const leftAt = /** @type {HTMLElement} */ (document.getElementById("sg-desk-left"));
  const tools = /** @type {HTMLElement} */ (document.getElementById("sg-desk-tools"));
  const nav = /** @type {HTMLElement} */ (document.getElementById("sg-desk-kinds"));

  function tool(name, key, press) {
    const made = element(
      "button",
      { type: "button", class: "sg-desk-tool", "aria-keyshortcuts": key },
      element("span", {}, name),
      element("kbd", {}, key),
    );
    made.addEventListener("click", press);
    return made;
  }

  /** `actions`: `undo()`, `phrases()`, `help()`, and `go(key)` to a card. */
  return function deskBar({ undo, phrases, help, go }) {
    const undoing = tool("Undo", "u", undo);
    tools.append(undoing, tool("Phrases", "t", phrases), tool("Keys", "?", help));

    function kindButton({ kind, name, items }, here) {
      const made = element(
        "button",
        { type: "button", "aria-current": kind === here ? "true" : null },
        `${name} `,
        element("b", {}, items.length.toLocaleString("en")),
      );
      made.addEventListener("click", () => go(items[0].key));
      return made;
    }

    /** `here` is the kind of the card. */
    function show({ left, kinds, here, undone }) {
      leftAt.replaceChildren(element("b", {}, left.toLocaleString("en")), " left");
      document.title = document.title.replace(/^(\(\d+\) )?/, left > 0 ? `(${left}) ` : "");
      undoing.setAttribute("aria-disabled", String(undone === 0));
      nav.replaceChildren(...kinds.map((one) => kindButton(one, here)));
      nav.hidden = kinds.length === 0;
      const current = nav.querySelector("[aria-current]");
      current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    return { show };
  };
});
