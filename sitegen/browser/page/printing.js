/* Printing: a list on paper has the whole summaries and the addresses of its papers.

   The choice and its price: a page does not carry its summaries, which few readers print and which
   would make it a third larger; so they are loaded when a reader prints, by the page's button or by
   the keys for it.  The browser's own menu does not wait: it prints what is at hand. */

sitegen.define("printing", ["element", "published"], function (element, published) {
  "use strict";

  const texts = new Map(); // by id
  /** @type {HTMLButtonElement?} */
  let button = null;
  /** @type {() => string[]} */
  let shown = () => [];
  let isBusy = false;

  /** A paper with a link of its own has the address of that. */
  function address(line) {
    const title = /** @type {HTMLAnchorElement?} */ (line.querySelector(":is(h2, h3, h4) a"));
    const isLinked = line.querySelector('.sg-facts a[rel~="noopener"]');
    const url = title && !isLinked ? published(title.href) : "";
    return url ? [element("p", { class: "sg-whole sg-address" }, url)] : [];
  }

  /** What a list says of a paper in a sentence is not said twice. */
  function markRepeated(line, text) {
    for (const said of line.querySelectorAll(".sg-finding")) {
      const isRepeated = text.includes(said.textContent.replaceAll("…", "").trim());
      said.classList.toggle("sg-repeated", isRepeated);
    }
  }

  function complete() {
    for (const line of document.querySelectorAll("main :is(.sg-card, .sg-kept)[data-paper]")) {
      const text = texts.get(line.getAttribute("data-paper"));
      if (text === undefined || line.querySelector(".sg-whole")) continue;
      markRepeated(line, text);
      const summary = text ? [element("p", { class: "sg-whole" }, text)] : [];
      line.querySelector(".sg-facts")?.before(...summary, ...address(line));
    }
  }

  const missing = () => shown().filter((id) => !texts.has(id));

  async function load() {
    await sitegen.load("summaries", "assets/sitegen/summaries");
    const found = await sitegen.use("summaries")(missing());
    for (const [id, text] of found) texts.set(id, text);
  }

  async function print() {
    if (isBusy) return;
    isBusy = true;
    button?.setAttribute("aria-busy", "true");
    await load().catch(() => {}); // less on paper is better than no paper
    button?.removeAttribute("aria-busy");
    isBusy = false;
    // After whoever else prepares the page: their rows are there by then.
    removeEventListener("beforeprint", complete);
    addEventListener("beforeprint", complete);
    window.print();
  }

  document.addEventListener("keydown", (event) => {
    const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isPrint || event.key.toLowerCase() !== "p" || isBusy || missing().length === 0) return;
    event.preventDefault();
    print();
  });

  /** Let a button print the list that the page shows; `ids()` are its papers. */
  function offer(pressed, ids) {
    button = pressed;
    shown = ids;
    pressed.addEventListener("click", print);
    return pressed;
  }

  const own = /** @type {HTMLButtonElement?} */ (document.querySelector("[data-print]"));
  if (own) {
    const cards = [...document.querySelectorAll("main .sg-card[data-paper]")];
    offer(own, () => cards.map((card) => card.getAttribute("data-paper") ?? ""));
  }

  return { offer };
});
