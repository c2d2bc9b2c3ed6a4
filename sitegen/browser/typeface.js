// Fetches the typeface early, so that already the first page is set in it: what comes after text
// has been painted waits for the next page.  From disk a browser preloads no font, but it takes one
// from a script at once.
(() => {
  "use strict";
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);

  function preload(href) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", href });
    link.crossOrigin = "anonymous";
    document.head.append(link);
  }

  function load(href, weight) {
    const face = new FontFace("Sitegen Serif", `url("${href}")`, { weight });
    document.fonts.add(face);
    face.load().catch(() => {}); // the system's fonts stand in for it
  }

  const fetchFont = location.protocol === "file:" ? load : preload;
  fetchFont(new URL("serif-regular.woff2", src).href, "400");
  fetchFont(new URL("serif-semibold.woff2", src).href, "600");
})();
