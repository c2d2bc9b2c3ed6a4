// The place of *Continue* on the home page, kept free before anything is painted, so that nothing
// moves when `resume` fills it.  That part remembers how high it was, and at which width.
(() => {
  "use strict";
  const page = document.documentElement;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  try {
    const key = `sitegen:${new URL("../../", script.src).pathname}:resume`;
    const last = JSON.parse(localStorage.getItem(key) ?? "null");
    if (last) page.dataset.resume = "";
    if (last?.width === innerWidth) page.style.setProperty("--sg-resume", `${last.height}px`);
  } catch {} // storage may be refused, and hold anything
})();
