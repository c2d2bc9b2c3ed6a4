/* Lost: the address of a paper holds the words of its title; the 404 page offers to search for
   them. */

sitegen.define("lost", [], function () {
  "use strict";

  const MOST_WORDS = 12;

  /** An address as text; unchanged if it was cut in the middle of a character. */
  function decoded(pathname) {
    try {
      return decodeURIComponent(pathname);
    } catch {
      return pathname;
    }
  }

  function wordsOf(pathname) {
    const [last] = decoded(pathname).split("/").slice(-1);
    const name = last.replace(/\.html?$/, "").replace(/-[0-9a-f]{6}$/, "");
    const words = name.split(/[-_\s]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    return words.slice(0, MOST_WORDS).join(" ");
  }

  const hint = document.getElementById("sg-lost");
  const query = hint && wordsOf(location.pathname);
  if (query && query !== "404") {
    const link = /** @type {HTMLAnchorElement} */ (hint.querySelector("a"));
    link.textContent = query;
    link.href += `#q=${encodeURIComponent(query)}`;
    hint.hidden = false;
  }
});
