/* Offline: what every page knows of the site being kept in this browser.

   Over HTTP a page may be put on a home screen; from disk nothing here runs.  Where the site is
   kept and a newer version has arrived, the page offers to show it; once another page has asked
   for it, this one loads again, too. */

sitegen.define("offline", ["element"], function (element) {
  "use strict";

  const workers = navigator.serviceWorker; // none where the address is not a secure one
  const isServed = location.protocol.startsWith("http");
  const isPreview = document.querySelector("script[data-built]") !== null;
  const isPossible =
    isServed &&
    !isPreview &&
    Boolean(workers) &&
    "caches" in window &&
    "CompressionStream" in window;

  /** What keeps this site, and not one that holds it. */
  async function registration() {
    const found = await workers.getRegistration(sitegen.root);
    return found?.scope === sitegen.root ? found : null;
  }

  /** Show the version of a worker that waits. */
  function takeOver(waiting) {
    waiting.addEventListener("statechange", () => {
      if (waiting.state === "activated") location.reload();
    });
    waiting.postMessage("take over");
  }

  function offer(waiting) {
    const notice = element("div", { class: "sg-newer", role: "status" });
    const reload = element("button", { type: "button", class: "sg-button" }, "Reload");
    const later = element("button", { type: "button", class: "sg-newer__later" }, "Later");
    reload.addEventListener("click", () => takeOver(waiting));
    later.addEventListener("click", () => notice.remove());
    document.querySelector(".sg-newer")?.remove();
    document.body.append(notice);
    notice.append(element("p", {}, "A newer version of this list is ready."), reload, later);
  }

  /** Call once the worker that is being installed has ended that. */
  function whenInstalled(worker, call) {
    worker.addEventListener("statechange", () => {
      if (worker.state !== "installing") call();
    });
  }

  async function watch() {
    const found = await registration();
    if (!found) return;
    if (found.waiting) offer(found.waiting);
    found.addEventListener("updatefound", () => {
      const fresh = found.installing;
      if (fresh && found.active) whenInstalled(fresh, () => found.waiting && offer(found.waiting));
    });
  }

  if (isServed) {
    const href = `${sitegen.root}manifest.webmanifest`;
    document.head.append(element("link", { rel: "manifest", href }));
  }
  if (isPossible) {
    if (workers.controller) workers.addEventListener("controllerchange", () => location.reload());
    watch().catch(() => {}); // a browser may refuse to look
  }

  /** @type {HTMLElement?} */
  const panel = document.querySelector(".sg-offline");
  if (isPossible && panel) {
    panel.hidden = false; // it has its height before it has its words
    sitegen.load("keeping", "assets/sitegen/keeping").then(
      () => sitegen.start("keeping"),
      () => (panel.hidden = true),
    );
  }

  return { isPossible, registration, takeOver, whenInstalled };
});
