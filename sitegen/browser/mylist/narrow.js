/* Narrow: whether a text has all the words that a reader typed, or their beginnings. */

sitegen.define("narrow", ["bare"], function (bare) {
  "use strict";

  return function narrow(typed) {
    const words = bare(typed).split(/\s+/).filter(Boolean);
    return (text) => {
      const given = words.length > 0 ? bare(text) : "";
      return words.every((word) => given.includes(word));
    };
  };
});
