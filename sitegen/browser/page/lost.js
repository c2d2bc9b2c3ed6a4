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

  /** A 404 page that was not told its site's address takes the server's root for its own; this
      script was found in the site's. */
  function leadHome() {
    const home = /** @type {HTMLAnchorElement?} */ (document.querySelector(".sg-brand"));
    if (!home || home.href.startsWith(sitegen.root)) return;
    for (const link of document.querySelectorAll('body [href^="/"]')) {
      link.setAttribute("href", sitegen.root + link.getAttribute("href")?.slice(1));
    }
    for (const image of document.querySelectorAll('body [src^="/"]')) {
      image.setAttribute("src", sitegen.root + image.getAttribute("src")?.slice(1));
    }
  }

  const hint = document.getElementById("sg-lost");
  const [, missed] = /^#offline=(.*)/.exec(location.hash) ?? [];
  if (hint) leadHome();
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
