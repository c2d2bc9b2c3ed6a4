/* Lost: the address of a paper holds the words of its title; the 404 page offers to search for
   them.

   A page that is not among those kept in this browser leads here while the network is off, with its
   path in the fragment. */

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
  const [, missed] = /^#offline=(.*)/.exec(location.hash) ?? [];
  const query = hint && wordsOf(missed ?? location.pathname);
  if (hint && missed !== undefined) {
    const lead = /** @type {HTMLElement} */ (document.querySelector(".sg-lead"));
    lead.textContent = "You are offline, and this page is not among those kept on this device.";
  }
  if (query && query !== "404") {
    const link = /** @type {HTMLAnchorElement} */ (hint.querySelector("a"));
    link.textContent = query;
    link.href += `#q=${encodeURIComponent(query)}`;
    hint.hidden = false;
  }
});
