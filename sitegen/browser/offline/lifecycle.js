/* Lifecycle: the events of the service worker.

   A worker belongs to one version of the site, and is installed when all of it is kept.  It then
   waits until no page is shown from the version before, or until the reader asks for it: then all
   pages load again.  So no page ever gets parts of two versions. */

sitegen.define("lifecycle", ["kept", "download", "answer"], function (kept, download, answer) {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000; // milliseconds
  const worker = /** @type {any} */ (self);
  const version = sitegen.version;
  const name = kept.nameOf(version);
  let stop = new AbortController();

  async function tell(message) {
    const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
    for (const page of pages) page.postMessage({ offline: message });
  }

  /** Where there was no room, or the reader did not want it, that is so for a while: a browser tries
      again at every page. */
  async function refuseSoon() {
    const state = await kept.state(name);
    const isFinal = state?.failed === "room" || state?.failed === "stopped";
    if (isFinal && Date.now() - state.at < DAY) throw new Error(state.failed);
  }

  async function keep() {
    await refuseSoon();
    stop = new AbortController();
    try {
      await download(version, tell, stop.signal);
    } catch (/** @type {any} */ error) {
      await tell({ failed: error.reason ?? "room" });
      throw error;
    }
  }

  async function takeOver() {
    await kept.setState(name, { at: Date.now(), ...(await kept.state(name)), active: true });
    for (const other of await kept.names()) {
      if (other !== name) await caches.delete(other);
    }
  }

  async function pageOf(id) {
    const page = id ? await worker.clients.get(id) : null;
    return page ? page.url : null;
  }

  worker.addEventListener("install", (event) => event.waitUntil(keep()));
  worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

  worker.addEventListener("fetch", (event) => {
    const { request, clientId } = event;
    if (request.method !== "GET" || !request.url.startsWith(sitegen.root)) return;
    event.respondWith(pageOf(clientId).then((page) => answer(version, request, page)));
  });

  const asked = {
    "take over": () => worker.skipWaiting(),
    stop: async () => stop.abort(),
    /* A worker whose site was removed and is wanted again before its last page has closed. */
    keep: () =>
      keep()
        .then(takeOver)
        .then(() => tell({ kept: true })),
  };
  worker.addEventListener("message", (event) => {
    event.waitUntil(asked[event.data]?.().catch(() => {})); // the pages have been told
  });
});
