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

    /** What the first rows say is at hand before they are shown, so that nothing moves. */
    function saidFirst({ version }) {
      return sitegen.load("findings-0", `explore/${version}/findings-0`).catch(() => {});
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
      await Promise.all([store.update(), saidFirst(data)]);
      place.replaceChildren(...views.elements);
      views.placed();
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
