"use strict";

const assert = require("node:assert/strict");
const path = require("node:path");
const { test } = require("node:test");

const { BROWSER, run } = require("../parts.js");

const SITE = "https://example.org/list/";

/** What stands for an element, as far as the frame asks it. */
function element(facts = {}) {
  const attributes = new Map(Object.entries(facts));
  return {
    dataset: {},
    parentElement: { before() {}, append() {} },
    getAttribute: (name) => attributes.get(name) ?? null,
    setAttribute: (name, value) => attributes.set(name, value),
    replaceWith() {},
    matches: () => false,
  };
}

/** The frame, run once in a page of these elements, by selector; what it added to the head. */
function frame(path_, found, { report = {} } = {}) {
  const head = [];
  const empty = { head: { childNodes: [] }, body: { childNodes: [] } };
  const document = {
    currentScript: element({ src: "../assets/sitegen/frame.js" }),
    head: { append: (...nodes) => head.push(...nodes) },
    querySelector: (selector) => found[selector] ?? null,
    querySelectorAll: (selector) => (found[selector] ? [found[selector]] : []),
    createElement: () => element(),
    addEventListener() {},
  };
  const parse = (text) => (text === "report" ? report : {});
  class DOMParser {
    parseFromString(text) {
      return { ...empty, querySelectorAll: (selector) => parse(text)[selector] ?? [] };
    }
  }
  const parts = { report: "report", cite: "", terms: "" };
  const window = { sitegenFrame: { site: SITE, parts } };
  const location = new URL(path_, "https://mirror.example/");
  run(path.join(BROWSER, "page_frame.js"), { window, document, location, DOMParser });
  return head;
}

test("the page of a paper is published under its whole name, however a server gives it", () => {
  for (const name of ["a-hive-1", "a-hive-1.html", "a-hive-1.html?x#y"]) {
    const links = frame(`/papers/${name}`, {});
    assert.deepEqual(
      links.map(({ rel, href }) => [rel, href]),
      [["canonical", `${SITE}papers/a-hive-1.html`]],
    );
  }
});

test("a title with a mark in it, or with what stands for a match, is shown as it is", () => {
  const title = "What {id} costs: $$5, $& and $'";
  const text = { textContent: "{title} / {id} / {page}" };
  const link = element({ href: "mailto:a@example.org?body=%7Btitle%7D%20%7Bid%7D" });
  frame(
    "/papers/a-hive-1.html",
    {
      ".sg-header": element(),
      "[data-parts]": element(),
      "meta[name=citation_title]": element({ content: title }),
    },
    { report: { pre: [text], a: [link], "a, img, link": [link] } },
  );
  assert.equal(text.textContent, `${title} / a-hive-1 / papers/a-hive-1.html`);
  const body = new URL(link.getAttribute("href") ?? "").searchParams.get("body");
  assert.equal(body, `${title} a-hive-1`);
});
