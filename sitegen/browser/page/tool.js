/* Tool: a button with a frame, for what can be done with a whole list. */

sitegen.define("tool", ["element"], function (element) {
  "use strict";

  /** `label` is text, or a node. */
  return function tool(label, press) {
    const button = element("button", { type: "button", class: "sg-tool" }, label);
    button.addEventListener("click", press);
    return button;
  };
});
