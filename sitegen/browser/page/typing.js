/* Typing: whether a key pressed on an element is text to it, and so not a shortcut. */

sitegen.define("typing", [], function () {
  "use strict";

  const FIELDS = 'select, textarea, input:not([type="checkbox"], [type="radio"])';

  return (target) => target.isContentEditable || target.matches(FIELDS);
});
