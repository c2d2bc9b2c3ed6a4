/* My list: the page of what a reader keeps, or of a list that was shared with them. */

sitegen.define(
  "mylist",
  ["element", "shelf", "catalog", "own", "bench", "lesson", "transfer", "shared", "share"],
  function (element, shelf, newCatalog, newOwn, bench, lesson, transfer, shared, share) {
    "use strict";

    const SHARED = "A shared list";
    const LOST = "The data of this list could not be loaded, so titles are made of addresses.";

    const place = /** @type {HTMLElement} */ (document.getElementById("sg-mylist"));
    const heading = /** @type {HTMLElement} */ (document.querySelector("h1"));
    heading.tabIndex = -1; // where focus goes when what had it is gone

    async function showOwn() {
      const status = element("p", { role: "status", class: "sg-found" });
      const report = (...said) => status.replaceChildren(...said);
      const catalog = newCatalog();
      const forget = () => report(...(catalog.isLost() ? [LOST] : [])); // said of another action
      const own = newOwn(catalog, report);
      const tools = bench(catalog, { ...own, report, place });
      const full = element("div", {}, own.lead, tools.holder, status, own.holder);
      const empty = lesson();
      const kept = transfer(place.dataset.list ?? "");

      function draw() {
        const isEmpty = shelf.ids().length === 0;
        const hadFocus = full.contains(document.activeElement);
        full.hidden = isEmpty;
        empty.hidden = !isEmpty;
        kept.update(isEmpty);
        own.update();
        tools.update();
        const isLost = isEmpty || !full.contains(document.activeElement);
        if (hadFocus && isLost) heading.focus();
      }

      async function follow() {
        if (!catalog.isComplete()) await catalog.update();
        draw();
        if (catalog.isLost()) report(LOST);
      }

      await follow();
      shelf.onChange(() => {
        forget();
        return catalog.isComplete() ? draw() : follow();
      });
      full.addEventListener("click", forget, { capture: true });
      place.replaceChildren(full, empty, kept.holder);
    }

    async function showShared(tokens) {
      document.title = document.title.replace(heading.textContent, SHARED);
      heading.textContent = SHARED;
      try {
        place.replaceChildren(...(await shared(tokens)));
      } catch {
        place.replaceChildren(element("p", {}, "The data could not be loaded. Reload the page."));
      }
    }

    const tokens = share.parse(location.hash);
    window.addEventListener("hashchange", () => {
      if (tokens !== null || share.parse(location.hash) !== null) location.reload();
    });
    (tokens === null ? showOwn() : showShared(tokens)).finally(() => {
      place.toggleAttribute("data-ready", true);
    });
  },
);
