// The palettes' toggle.  It stands in the head and is not deferred: nothing is painted before the
// palette is known.  Until the reader chooses, the system's palette is followed.
//
// Names, memory and its form are Material's (`__palette`, `slate` for dark): what a reader chose
// before holds, and a page that loads Material's stylesheet has its palette too.
(() => {
  "use strict";
  const page = document.documentElement;
  const site = new URL("../../", document.currentScript.src).pathname;
  const key = `${site}.__palette`;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = remembered();

  // A browser may refuse storage, most of all to a page opened from disk: then the palette lasts
  // as long as the page, and nothing else is lost.
  function remembered() {
    try {
      return JSON.parse(localStorage.getItem(key)).color.scheme;
    } catch {
      return null;
    }
  }

  function choose(scheme) {
    chosen = scheme;
    try {
      localStorage.setItem(key, JSON.stringify({ color: { scheme } }));
    } catch {}
    show();
  }

  function show() {
    page.dataset.mdColorScheme = chosen ?? (system.matches ? "slate" : "default");
    const button = document.querySelector(".sg-palette");
    if (button) button.title = `Switch to the ${isDark() ? "light" : "dark"} palette`;
  }

  const isDark = () => page.dataset.mdColorScheme === "slate";

  show();
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    show();
    const button = document.querySelector(".sg-palette");
    button.addEventListener("click", () => choose(isDark() ? "default" : "slate"));
  });
})();
