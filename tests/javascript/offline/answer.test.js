"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");

const { freshParts } = require("../parts.js");
const { LIST, ROOT, fakeCaches, server } = require("./browser.js");

const KEPT = {
  "index.html": "home",
  "404.html": "lost",
  "papers/a.html": "paper",
  "essays/über uns.html": "essay",
  "search/index.js": "old index",
};
const NEWER = {
  ...KEPT,
  "search/index.js": "new index",
  "papers/new.html": "new",
  "list.zip": "z",
};
const SITE = { files: LIST, home: "index.html", lost: "404.html" };
const PAGE = `${ROOT}papers/a.html`;

/** A device that keeps the files, and where the newer site is, unless its network is off. */
async function device({ isOffline = false } = {}) {
  const caches = fakeCaches();
  const first = server(KEPT);
  const newer = server(NEWER);
  const network = { on: first.fetch };
  const fetch = (request) => network.on(request);
  const use = freshParts({ caches, fetch, sitegen: SITE });
  await use("download")(first.version, () => {}, new AbortController().signal);
  network.on = isOffline ? () => Promise.reject(new TypeError("offline")) : newer.fetch;
  return async function get(path, { mode = "no-cors", page = /** @type {string?} */ (PAGE) } = {}) {
    const request = /** @type {any} */ ({ url: ROOT + path, mode });
    return use("answer")(first.version, request, page);
  };
}

const PAGES = [
  ["", "home"],
  ["index.html", "home"],
  ["index.html?from=friend", "home"],
  ["papers/a.html#cite", "paper"],
  ["papers/a", "paper"],
  ["essays/%C3%BCber%20uns.html", "essay"],
  ["%65ssays/%c3%bcber%20uns.html", "essay"],
];
for (const [path, text] of PAGES) {
  test(`'${path}' is a kept page, with the network and without`, async () => {
    for (const isOffline of [false, true]) {
      const get = await device({ isOffline });
      const response = await get(path, { mode: "navigate", page: null });
      assert.equal(response.headers.get("Content-Type"), "text/html");
      assert.equal(await response.text(), text);
    }
  });
}

test("a kept page loads what is kept with it, though the site is newer", async () => {
  const get = await device();
  assert.equal(await (await get("search/index.js")).text(), "old index");
  assert.equal(await (await get("search/index.js", { page: `${PAGE}?a#b` })).text(), "old index");
});

test("a page that is newer than what is kept loads what is newer", async () => {
  const get = await device();
  const page = `${ROOT}papers/new.html`;
  assert.equal(await (await get("papers/new.html", { mode: "navigate" })).text(), "new");
  assert.equal(await (await get("search/index.js", { page })).text(), "new index");
});

test("a newer page gets no old part when the network goes", async () => {
  const get = await device({ isOffline: true });
  await assert.rejects(get("search/index.js", { page: `${ROOT}papers/new.html` }), TypeError);
});

test("a download comes from the network; without it, it is said to be missing", async () => {
  assert.equal(await (await (await device())("list.zip", { mode: "navigate" })).text(), "z");
  const missing = await (await device({ isOffline: true }))("list.zip", { mode: "navigate" });
  assert.equal(missing.status, 503);
  assert.match(await missing.text(), /^You are offline, and list\.zip is not part/);
});

for (const path of ["papers/new.html", "papers/", "nowhere", "%E0%A4.html"]) {
  test(`without a network, the page '${path}' is one that is not there`, async () => {
    const missing = await (await device({ isOffline: true }))(path, { mode: "navigate" });
    assert.equal(missing.status, 302);
    assert.ok(missing.headers.get("Location")?.startsWith(`${ROOT}404.html#offline=`));
  });
}

test("after the list was removed, everything comes from the network", async () => {
  const get = freshParts({
    caches: fakeCaches(),
    fetch: server(NEWER).fetch,
    sitegen: SITE,
  })("answer");
  const request = /** @type {any} */ ({ url: PAGE, mode: "navigate" });
  assert.equal(await (await get("0123456789abcdef", request, null)).text(), "paper");
});
