/* Answer: what the service worker gives a page that asks for an address.

   A page that is kept comes from the cache, and so does all that it loads.  One that is not, a
   newer one for instance, comes from the network with all that it loads.  Which of the two a page
   is follows from its address alone, so that it stays true when the worker was asleep. */

sitegen.define("answer", ["kept"], function (kept) {
  "use strict";

  /** The path below the site's root that an address means; null if it is none. */
  function pathOf(address) {
    const { origin, pathname } = new URL(address);
    if (!(origin + pathname).startsWith(sitegen.root)) return null;
    try {
      return decodeURIComponent((origin + pathname).slice(sitegen.root.length));
    } catch {
      return null;
    }
  }

  /** Hosts show a page for a folder, and some leave out an ending. */
  function meanings(path) {
    if (path === "" || path.endsWith("/")) return [path + sitegen.home];
    return [path, `${path}.html`];
  }

  async function find(cacheName, address) {
    const path = pathOf(address);
    for (const meaning of path === null ? [] : meanings(path)) {
      const found = await caches.match(kept.addressOf(meaning), { cacheName });
      if (found) return found;
    }
    return null;
  }

  function unpacked(found) {
    const body = found.body.pipeThrough(new DecompressionStream("gzip"));
    const type = found.headers.get("Content-Type");
    return new Response(body, { headers: type ? { "Content-Type": type } : {} });
  }

  /** What a reader sees whose network is off, at an address that is not kept. */
  function lost(address) {
    const path = pathOf(address) ?? "";
    const [last] = path.split("/").slice(-1);
    if (!last.includes(".") || last.endsWith(".html")) {
      return Response.redirect(
        `${kept.addressOf(sitegen.lost)}#offline=${encodeURIComponent(path)}`,
      );
    }
    const text = `You are offline, and ${last} is not part of what this device keeps of the list.\n`;
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    return new Response(text, { status: 503, headers });
  }

  /** Whether the page that asks is not from the cache; `page` is its address, if it is known. */
  async function isOutside(cacheName, page) {
    return page !== null && !(await find(cacheName, page));
  }

  return async function answer(version, request, page) {
    const cacheName = kept.nameOf(version);
    const isPage = request.mode === "navigate";
    if (isPage || !(await isOutside(cacheName, page))) {
      const found = await find(cacheName, request.url);
      if (found) return unpacked(found);
    }
    try {
      return await fetch(request);
    } catch (error) {
      if (!isPage) throw error;
      return lost(request.url);
    }
  };
});
