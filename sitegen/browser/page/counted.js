/* Counted: a number with its noun. */

sitegen.define("counted", [], function () {
  "use strict";

  return (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
});
