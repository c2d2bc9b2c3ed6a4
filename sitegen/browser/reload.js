// Reloads the page once the site has been built again.  Only `sitegen serve` adds it to pages.  It
// asks while the page is visible and, if the server has gone, until it is back.
(() => {
  "use strict";
  const SOON = 1000; // milliseconds
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const shown = script.dataset.built ?? "";
  const next = new URL(`built/${shown}`, script.src);
  let asking = false;

  /** Whether there is a newer build; the server answers once there is, or after a while. */
  async function isRenewed() {
    const response = await fetch(next, { cache: "no-store" });
    if (!response.ok) throw new Error(response.statusText);
    return (await response.text()) !== shown;
  }

  async function ask() {
    if (asking || document.hidden) return;
    asking = true;
    try {
      while (!(await isRenewed()));
      location.reload();
    } catch {
      setTimeout(ask, SOON);
    }
    asking = false;
  }

  document.addEventListener("visibilitychange", ask);
  ask();
})();
