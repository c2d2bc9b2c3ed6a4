/* Kept: what this browser keeps of the site, one cache for each version, as the service worker
   fills it and pages tell of it.

   A cache is named after the site's path, for lists on one host share an origin; no path has a
   space.  It holds each file under the site's address of it, compressed, and two entries of ours:
   the list of the files, and the cache's state. */

sitegen.define("kept", [], function () {
  "use strict";

  const prefix = `sitegen ${new URL(sitegen.root).pathname} `;
  const STATE = `${sitegen.root}?state`;
  const FILES = `${sitegen.root}?files`;

  /** Our caches' names. */
  async function names() {
    return (await caches.keys()).filter((name) => name.startsWith(prefix));
  }

  async function read(name, key) {
    const found = await caches.match(key, { cacheName: name });
    return found ? found.json() : null;
  }

  async function write(name, key, value) {
    const cache = await caches.open(name);
    await cache.put(key, new Response(JSON.stringify(value)));
  }

  /** Every cache's state, the newest last: {name, complete, active, bytes, at, failed}. */
  async function states() {
    const all = await Promise.all(
      (await names()).map(async (name) => ({ at: 0, ...(await read(name, STATE)), name })),
    );
    return all.sort((a, b) => a.at - b.at);
  }

  /** A path as every part of ours writes its address, however a browser or a host did. */
  function addressOf(path) {
    return sitegen.root + path.split("/").map(encodeURIComponent).join("/");
  }

  return {
    nameOf: (version) => prefix + version,
    addressOf,
    names,
    states,
    state: (name) => read(name, STATE),
    setState: (name, state) => write(name, STATE, state),
    files: async (name) => (await read(name, FILES)) ?? [],
    setFiles: (name, files) => write(name, FILES, files),
    forget: async () => {
      for (const name of await names()) await caches.delete(name);
    },
  };
});
