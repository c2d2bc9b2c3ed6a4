/* Explore: the page of all papers, from the plain list it came with.

   The store says what is shown, and every view shows its part of it.  If anything here fails,
   the plain list stays. */

sitegen.define(
  "explore",
  ["search", "shelf", "visit", "packed", "papers", "store", "trail", "views"],
  function (search, shelf, visit, packed, newPapers, newStore, trail, newViews) {
    "use strict";

    const AHEAD = 2000; // papers whose rows are read before anybody looks at them

    const place = /** @type {HTMLElement} */ (document.getElementById("sg-explore"));

    /** The newest revision known before this visit; without the data nothing is new. */
    function revisionKnown() {
      return visit().then(
        ({ known }) => known,
        () => Infinity,
      );
    }

    function isScrolledPast() {
      return place.getBoundingClientRect().top < 0;
    }

    /** When what is there is on the screen: rows nobody looks at yet delay it for nobody. */
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

    /** The other rows of a list that is not very long: a printer and a find in the page wait for
        none of them. */
    async function readAhead(list, perPart) {
      const papers = [...list.order("date")].slice(0, AHEAD).map(list.paper);
      for (let start = 0; start < papers.length; start += perPart) {
        await list.ready([papers[start]]).catch(() => {});
      }
    }

    /** Promises what takes the reader back to the paper they had opened, once all is visible. */
    async function show(data, known) {
      const list = newPapers(data);
      const reader = { get: shelf.get, ids: shelf.ids, known };
      const store = newStore({ list, reader, search: search.match, trail });
      const views = newViews(list, store, (part, how) => {
        // First what reads the layout, then what changes it.
        const isPast = isScrolledPast() && !views.isFiltering();
        store.change(part, how);
        if (isPast) place.scrollIntoView();
      });

      shelf.follow(data.moved);
      shelf.onChange(() => shelf.follow(data.moved)); // an import may bring ids of long ago
      shelf.onChange(store.refresh);
      trail.onBack(() => {
        store.follow();
        views.restart();
      });
      const newest = [...list.order("date").slice(0, 1)].map(list.paper);
      await Promise.all([store.update(), list.ready(newest)]); // or the plain list stays
      place.replaceChildren(...views.elements);
      views.fit();
      painted()
        .then(() => readAhead(list, data.rowsPerPart))
        .then(views.fit);
      return () => {
        const left = list.find(trail.leftFor() ?? "");
        if (left >= 0) views.focus(list.paper(left));
      };
    }

    // Whatever happens, there is a list to read.
    Promise.all([sitegen.load("explore-papers", "explore/papers").then(packed), revisionKnown()])
      .then(([data, known]) => show(data, known))
      .catch((error) => console.warn("The plain list of papers stays:", error))
      .then((goBack) => {
        place.toggleAttribute("data-ready", true);
        goBack?.();
      });
  },
);
