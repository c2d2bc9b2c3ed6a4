/* Code: a button on each piece of highlighted code that copies it. Copying itself is in `copy`. */

sitegen.define("code", [], function () {
  "use strict";

  const pieces = document.querySelectorAll(".highlight > pre > code, .highlight .code pre > code");

  for (const [index, code] of pieces.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sg-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", pieces.length > 1 ? `Copy code ${index + 1}` : "Copy code");
    code.id ||= `code-${index + 1}`;
    button.dataset.copy = code.id;
    code.closest(".highlight")?.append(button);
  }

  // What scrolls can be reached with the keyboard.
  for (const code of pieces) {
    code.parentElement?.setAttribute("tabindex", "0");
  }
});
