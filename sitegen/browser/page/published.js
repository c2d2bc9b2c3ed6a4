/* Published: the address under which others find a page of this site. */

sitegen.define("published", [], function () {
  "use strict";

  const canonical = /** @type {HTMLLinkElement?} */ (
    document.querySelector('link[rel="canonical"]')
  );

  /** The root of the published site, by the address that this page has there. */
  function publishedRoot({ href }) {
    const path = location.href.replace(/[?#].*/s, "").slice(sitegen.root.length);
    return href.endsWith(path) ? href.slice(0, href.length - path.length) : href;
  }

  /** The address of a page that has this one here; empty where none is known: that of a file leads
      nobody anywhere. */
  return function published(address) {
    if (canonical) return publishedRoot(canonical) + address.slice(sitegen.root.length);
    return location.protocol === "file:" ? "" : address;
  };
});
