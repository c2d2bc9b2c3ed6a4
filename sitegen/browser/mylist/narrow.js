/* Narrow: whether a text has all the words that a reader typed, or their beginnings. */

sitegen.define("narrow", [], function () {
  "use strict";

  /** In small letters without accents. */
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  return function narrow(typed) {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    return (text) => {
      const given = words.length > 0 ? plain(text) : "";
      return words.every((word) => given.includes(word));
    };
  };
});
