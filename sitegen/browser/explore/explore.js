/* Explore: the page of all papers, from the plain list it came with.

   The store says what is shown, and every view shows its part of it.  If anything here fails,
   the plain list stays. */

sitegen.define(
  "explore",
  ["search", "shelf", "visit", "papers", "store", "trail", "views"],
  function (search, shelf, visit, join, newStore, trail, newViews) {
    "use strict";

    const place = /** @type {HTMLElement} */ (document.getElementById("sg-explore"));

    /** The newest revision known before this visit; without the data nothing is new. */
    function revisionKnown() {
      return visit().then(
        ({ known }) => known,
        () => Infinity,
      );
    }

    function backToTop() {
      if (place.getBoundingClientRect().top < 0) place.scrollIntoView();
    }

    /** What some rows say is at hand; for the first, before they are shown: nothing moves. */
    function said({ version }, part) {
      const name = `findings-${part}`;
      return sitegen.load(name, `explore/${version}/${name}`).catch(() => {});
    }

    /** What the other rows say, a part after the other: a printer waits for none of them. */
    async function saidLater(data, count) {
      for (let part = 1; part * data.findingsPerPart < count; part += 1) await said(data, part);
    }

    /** Promises what takes the reader back to the paper they had opened, once all is visible. */
    async function show(data, known) {
      const lines = [...place.querySelectorAll("li")];
      const papers = join(lines, data);
      const reader = { get: shelf.get, known };
      const { match } = search;
      const store = newStore({ papers, choices: data.choices, reader, search: match, trail });
      const views = newViews(data, papers, store, (part, how) => {
        store.change(part, how);
        if (!views.isFiltering()) backToTop();
      });

      shelf.follow(data.moved);
      shelf.onChange(() => shelf.follow(data.moved)); // an import may bring ids of long ago
      shelf.onChange(store.refresh);
      trail.onBack(() => {
        store.follow();
        views.restart();
      });
      await Promise.all([store.update(), said(data, 0)]);
      place.replaceChildren(...views.elements);
      views.placed();
      saidLater(data, papers.length);
      return () => {
        const left = papers.find(({ id }) => id === trail.leftFor());
        if (left) views.focus(left);
      };
    }

    // Whatever happens, there is a list to read.
    Promise.all([sitegen.load("explore-papers", "explore/papers"), revisionKnown()])
      .then(([data, known]) => show(data, known))
      .catch((error) => console.warn("The plain list of papers stays:", error))
      .then((goBack) => {
        place.toggleAttribute("data-ready", true);
        goBack?.();
      });
  },
);
