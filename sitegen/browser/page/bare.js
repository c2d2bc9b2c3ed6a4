/* Bare: a text in small letters without accents, to find by what a reader types. */

sitegen.define("bare", [], function () {
  "use strict";

  return function bare(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  };
});
