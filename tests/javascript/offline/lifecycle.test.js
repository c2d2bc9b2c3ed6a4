"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { LIST, ROOT, fakeCaches, server } = require("./browser.js");

const DAY = 24 * 60 * 60 * 1000;
const FILES = { "index.html": "home", "a.html": "page" };

/** A service worker of what the server has, and a page that hears it. */
function workerOf(caches, { version, fetch }) {
  const listeners = {};
  const heard = [];
  const page = { url: `${ROOT}a.html`, postMessage: ({ offline }) => heard.push(offline) };
  let hasSkipped = false;
  const self = {
    addEventListener: (type, call) => (listeners[type] = call),
    clients: { matchAll: async () => [page], get: async () => page },
    skipWaiting: async () => (hasSkipped = true),
  };
  const sitegen = { version, files: LIST, home: "index.html", lost: "404.html" };
  freshParts({ self, caches, fetch, sitegen })("lifecycle");
  return {
    heard,
    hasSkipped: () => hasSkipped,
    /** What an event makes the browser wait for. */
    dispatch(type, event = {}) {
      let waitingFor;
      listeners[type]({ ...event, waitUntil: (promise) => (waitingFor = promise) });
      return waitingFor;
    },
    /** The response to a request, or nothing where the worker leaves it to the browser. */
    fetch(url, { method = "GET", mode = "no-cors" } = {}) {
      let response;
      const request = { url, method, mode };
      listeners.fetch({ request, clientId: "1", respondWith: (promise) => (response = promise) });
      return response;
    },
  };
}

test("a worker is installed when all is kept, and takes over when it is activated", async () => {
  const caches = fakeCaches();
  const [one, two] = [server(FILES), server({ ...FILES, "index.html": "new" })];
  const first = workerOf(caches, one);
  await first.dispatch("install");
  await first.dispatch("activate");
  assert.deepEqual(first.heard.at(-1), { done: 8, total: 8 });
  const second = workerOf(caches, two);
  await second.dispatch("install");
  assert.equal((await caches.keys()).length, 2);
  assert.equal(await (await first.fetch(`${ROOT}index.html`)).text(), "home");
  assert.equal(second.hasSkipped(), false, "pages of the first are still there");
  await second.dispatch("message", { data: "take over" });
  assert.equal(second.hasSkipped(), true);
  await second.dispatch("activate");
  assert.equal((await caches.keys()).length, 1);
  assert.equal(await (await second.fetch(`${ROOT}index.html`)).text(), "new");
});

test("an install that fails is refused, and pages hear why", async () => {
  const { version } = server(FILES);
  const worker = workerOf(fakeCaches(), { version, fetch: server({}).fetch });
  await assert.rejects(worker.dispatch("install"));
  assert.deepEqual(worker.heard, [{ failed: "changed" }]);
});

test("where there was no room, nothing is fetched again for a day", async (t) => {
  t.mock.timers.enable({ apis: ["Date"] });
  const caches = fakeCaches({ room: 3 });
  const small = server(FILES);
  await assert.rejects(workerOf(caches, small).dispatch("install"));
  const fetched = small.fetched.length;
  await assert.rejects(workerOf(caches, small).dispatch("install"));
  assert.equal(small.fetched.length, fetched);
  t.mock.timers.tick(DAY);
  await assert.rejects(workerOf(caches, small).dispatch("install"));
  assert.ok(small.fetched.length > fetched);
});

test("a worker whose site was removed keeps it again when it is asked", async () => {
  const caches = fakeCaches();
  const worker = workerOf(caches, server(FILES));
  await worker.dispatch("message", { data: "keep" });
  assert.deepEqual(worker.heard.at(-1), { kept: true });
  assert.equal((await caches.keys()).length, 1);
  await worker.dispatch("message", { data: "what else" });
});

test("other sites' addresses and what is sent are left to the browser", () => {
  const worker = workerOf(fakeCaches(), server(FILES));
  assert.equal(worker.fetch("https://example.org/other/index.html"), undefined);
  assert.equal(worker.fetch(`${ROOT}index.html`, { method: "POST" }), undefined);
});
