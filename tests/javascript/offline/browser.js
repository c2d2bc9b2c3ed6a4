/* A browser's caches and a server, as far as the service worker uses them. */

"use strict";

const { createHash } = require("node:crypto");

const ROOT = "https://example.org/list/";
const LIST = "assets/sitegen/offline.json";

function hashOf(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Caches with room for so many files in each. */
function fakeCaches({ room = Infinity } = {}) {
  const all = new Map();
  const addressOf = (request) => request.url ?? request;
  function cacheOf(name) {
    if (!all.has(name)) all.set(name, new Map());
    const entries = all.get(name);
    return {
      keys: async () => [...entries.keys()].map((url) => ({ url })),
      async put(request, response) {
        if (entries.size >= room) throw new Error("QuotaExceededError");
        entries.set(addressOf(request), {
          body: await response.arrayBuffer(),
          headers: response.headers,
        });
      },
    };
  }
  return {
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
    open: async (name) => cacheOf(name),
    async match(request, { cacheName }) {
      const found = all.get(cacheName)?.get(addressOf(request));
      return found && new Response(found.body, { headers: found.headers });
    },
  };
}

/** A server of `files` (texts by path) and of the list of `listed`, which is the same by default.
    It remembers what was fetched. */
function server(files, listed = files) {
  const rows = Object.entries(listed).map(([path, text]) => [path, hashOf(text), text.length]);
  const list = JSON.stringify({ files: rows });
  const fetched = [];
  return {
    version: hashOf(list),
    fetched,
    async fetch(request) {
      const path = decodeURIComponent((request.url ?? request).slice(ROOT.length));
      fetched.push(path);
      const text = path === LIST ? list : files[path];
      if (text === undefined) return new Response("no such page", { status: 404 });
      return new Response(text, { headers: { "Content-Type": "text/html" } });
    },
  };
}

module.exports = { ROOT, LIST, fakeCaches, server };
