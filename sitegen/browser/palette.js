// The palettes' toggle, and how close rows stand.  It is in the head and not deferred: nothing is
// painted before these are known.  Until the reader chooses, the system's palette is followed.
//
// Names, memory and its form are Material's (`__palette`, `slate` for dark): what a reader chose
// before stays, and a page that loads Material's stylesheet has its palette too.
(() => {
  "use strict";
  const page = document.documentElement;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src).pathname;
  const key = `${root}.__palette`;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = remembered(key)?.color?.scheme;

  // A browser may refuse storage, most of all to a page opened from disk: then the palette lasts
  // as long as the page, and nothing else is lost.
  function remembered(name) {
    try {
      return JSON.parse(localStorage.getItem(name) ?? "null");
    } catch {
      return null;
    }
  }

  function remember(scheme) {
    try {
      localStorage.setItem(key, JSON.stringify({ color: { scheme } }));
    } catch {}
  }

  /** The browser's own frame follows what was chosen, too. */
  function tint(scheme) {
    /** @type {NodeListOf<HTMLMetaElement>} */
    const metas = document.querySelectorAll('meta[name="theme-color"]');
    for (const meta of metas) meta.media = meta.dataset.palette === scheme ? "all" : "not all";
  }

  function show() {
    const scheme = chosen ?? (system.matches ? "slate" : "default");
    const other = scheme === "slate" ? "light" : "dark";
    page.dataset.mdColorScheme = scheme;
    tint(scheme);
    const button = document.querySelector(".sg-palette");
    for (const name of ["title", "aria-label"]) {
      button?.setAttribute(name, `Switch to the ${other} palette`);
    }
  }

  function choose() {
    chosen = page.dataset.mdColorScheme === "slate" ? "default" : "slate";
    remember(chosen);
    show();
  }

  // Under the name by which `density` keeps it.
  if (remembered(`sitegen:${root}:density`) === "compact") page.dataset.density = "compact";
  show();
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    show();
    document.querySelector(".sg-palette")?.addEventListener("click", choose);
  });
})();
