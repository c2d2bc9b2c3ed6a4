/* Tool: a button with a frame, for what can be done with a whole list. */

sitegen.define("tool", ["element"], function (element) {
  "use strict";

  /** `label` is text, or a node; what is not said here to `press` is said by whoever asked. */
  return function tool(label, press) {
    const button = element("button", { type: "button", class: "sg-tool" }, label);
    if (press) button.addEventListener("click", press);
    return button;
  };
});
