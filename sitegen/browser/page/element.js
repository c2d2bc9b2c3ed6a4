/* Element: one node with its attributes and children; strings become text, never markup. */

sitegen.define("element", [], function () {
  "use strict";

  /** An attribute that is false or null is left out; one that is true has no value. */
  return function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== false && value !== null) {
        made.setAttribute(key, value === true ? "" : String(value));
      }
    }
    made.append(...children);
    return made;
  };
});
