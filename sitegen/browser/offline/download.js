/* Download: fills the cache of a version, whole or not at all as far as readers see.

   Each file is compared with its hash, so that a site that is being renewed, or a network's own
   page in its place, never becomes part of a version.  What other caches have is copied; what an
   interrupted download left is not fetched again. */

sitegen.define("download", ["kept"], function (kept) {
  "use strict";

  const AT_ONCE = 6;
  const HASH = 16; // characters, as in the list

  /** Why a version could not be kept; pages say it in words. */
  function failure(reason, cause) {
    return Object.assign(new Error(`${reason}: ${cause}`), { reason });
  }

  async function hashOf(bytes) {
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hex = [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.slice(0, HASH);
  }

  /** The bytes at an address and their type; rejects unless they have the hash. */
  async function fetched(address, hash, signal) {
    const options = /** @type {RequestInit} */ ({ cache: "no-cache", signal });
    let response, bytes;
    try {
      response = await fetch(address, options);
      bytes = await response.arrayBuffer();
    } catch (error) {
      throw failure(signal.aborted ? "stopped" : "network", `${address}: ${error}`);
    }
    if (!response.ok) throw failure("network", `${address}: ${response.status}`);
    if ((await hashOf(bytes)) !== hash) throw failure("changed", address);
    return { bytes, type: response.headers.get("Content-Type") ?? "" };
  }

  async function store(cache, address, { bytes, type }) {
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    const body = await new Response(packed).arrayBuffer();
    try {
      await cache.put(address, new Response(body, { headers: { "Content-Type": type } }));
    } catch (error) {
      throw failure("room", error);
    }
  }

  /** The list of a version's files, kept in its cache too: each a path, a hash and its bytes. */
  async function listed(name, version, signal) {
    const { bytes } = await fetched(sitegen.root + sitegen.files, version, signal);
    const { files } = JSON.parse(new TextDecoder().decode(bytes));
    await kept.setFiles(name, files);
    return files;
  }

  /** Copy what other versions have of these files. */
  async function copy(name, cache, files, has) {
    for (const other of await kept.names()) {
      if (other === name) continue;
      const there = new Map((await kept.files(other)).map(([path, hash]) => [hash, path]));
      for (const [path, hash] of files) {
        const address = kept.addressOf(path);
        const from = there.get(hash);
        if (has.has(address) || from === undefined) continue;
        const found = await caches.match(kept.addressOf(from), { cacheName: other });
        if (!found) continue;
        await cache.put(address, found);
        has.add(address);
      }
    }
  }

  /** Remove the versions that no page is shown from. */
  async function prune(name) {
    for (const other of await kept.states()) {
      if (other.name !== name && !other.active) await caches.delete(other.name);
    }
  }

  /** Fetch the files that are missing, some at a time; after a failure no more are begun. */
  async function fetchMissing(cache, missing, done, signal) {
    const left = [...missing].reverse();
    async function work() {
      for (let next = left.pop(); next; next = left.pop()) {
        const [path, hash, packed] = next;
        const address = kept.addressOf(path);
        await store(cache, address, await fetched(address, hash, signal));
        done(packed);
      }
    }
    const works = Array.from({ length: AT_ONCE }, () =>
      work().catch((error) => {
        left.length = 0;
        throw error;
      }),
    );
    const failed = (await Promise.allSettled(works)).find(({ status }) => status === "rejected");
    if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
  }

  async function fill(name, version, tell, signal) {
    const files = await listed(name, version, signal);
    const cache = await caches.open(name);
    const has = new Set((await cache.keys()).map(({ url }) => url));
    await copy(name, cache, files, has);
    await prune(name);
    const missing = files.filter(([path]) => !has.has(kept.addressOf(path)));
    const sum = (some) => some.reduce((bytes, [, , packed]) => bytes + packed, 0);
    const total = sum(files);
    let done = total - sum(missing);
    const tellMore = (packed) => tell({ done: (done += packed), total });
    await fetchMissing(cache, missing, tellMore, signal);
    return total;
  }

  /** Keep the version; `tell` hears {done, total} in bytes.  Rejects with a `reason` ("room",
      "network", "changed" or "stopped"), which is noted in the cache's state. */
  return async function download(version, tell, signal) {
    const name = kept.nameOf(version);
    const before = await kept.state(name);
    if (before?.complete) return;
    try {
      await kept.setState(name, { at: Date.now() });
      const bytes = await fill(name, version, tell, signal);
      await kept.setState(name, { complete: true, bytes, at: Date.now() });
    } catch (/** @type {any} */ error) {
      const failed = error.reason ?? "room"; // whatever else fails, it is the caches
      if (failed === "room" || failed === "stopped") await caches.delete(name);
      const isFirst = (await kept.names()).length === 0;
      if (failed !== "stopped" || !isFirst) await kept.setState(name, { failed, at: Date.now() });
      throw error;
    }
  };
});
