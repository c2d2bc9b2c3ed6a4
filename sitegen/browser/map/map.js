/* Map: the page of the map, from the plain list of topics it came with.

   It has the papers, the filters and the addresses of the page of all papers: a fragment means the
   same papers here and there.  If anything here fails, the plain list stays. */

sitegen.define(
  "map",
  [
    "shelf",
    "visit",
    "search",
    "packed",
    "papers",
    "store",
    "trail",
    "address",
    "map_data",
    "plot",
    "legend",
    "beside",
    "map_filters",
  ],
  function (
    shelf,
    visit,
    search,
    packed,
    newPapers,
    newStore,
    trail,
    address,
    newData,
    newPlot,
    newLegend,
    newBeside,
    newFilters,
  ) {
    "use strict";

    const place = /** @type {HTMLElement} */ (document.getElementById("sg-map"));

    /** The newest revision known before this visit; without the data nothing is new. */
    const revisionKnown = () =>
      visit().then(
        ({ known }) => known,
        () => Infinity,
      );

    const given = (name) => new URLSearchParams(location.hash.slice(1)).get(name) ?? "";

    /** The fragment of a view and of where on the map it is looked at. */
    function fragmentOf(view, at, paper) {
      const pairs = new URLSearchParams(address.format(view).slice(1));
      if (at) pairs.set("at", at);
      if (paper) pairs.set("paper", paper);
      const text = String(pairs).replaceAll("%2C", ",");
      return text ? `#${text}` : "";
    }

    async function show(exploreData, mapData, known) {
      const list = newPapers(exploreData);
      const data = newData(mapData, list);
      const reader = { get: shelf.get, ids: shelf.ids, known };
      let chosen = -1;
      const own = {
        here: () => location.hash,
        push: (_, isTyping) => trail.push(here(), isTyping),
      };
      const store = newStore({ list, reader, search: search.match, trail: own });
      const change = (part, how) => store.change(part, how);

      const paperOf = () => (chosen >= 0 ? (data.about(chosen)?.id ?? "") : "");
      const here = () => fragmentOf(store.view(), plot.format(), paperOf());
      let isFollowing = true; // what an address asks for is not written into it again
      function record() {
        if (!isFollowing && here() !== location.hash) trail.push(here(), true);
      }

      const beside = newBeside(data, (n) => plot.point(n));
      const plot = newPlot(data, {
        choose(n) {
          chosen = n;
          data.ready(n >= 0 ? [n] : []).then(record, () => {});
        },
        open: (n) => location.assign(data.hrefOf(data.about(n))),
        press({ value }) {
          const isAlone = store.view().topics.chosen.join() === value;
          change(() => ({ topics: { chosen: isAlone ? [] : [value], match: "any" } }));
          if (!isAlone) plot.show(numbersOf(value));
        },
        moved(inside, isWhole) {
          record();
          beside.show(inside, { total: list.count, isWhole });
        },
      });
      const numbersOf = (slug) =>
        [...list.order("title")].filter((n) => data.topicOf(n).value === slug);
      const legend = newLegend(list.choices, change);
      const filters = newFilters(list, change, () => here());

      for (const { update } of [legend, filters]) store.onChange(update);
      store.onChange(({ found, view, match, total }) => {
        const numbers = new Set(found.map(({ number }) => number));
        const rings = match && view.q ? numbers : new Set();
        plot.narrow(found.length === total ? null : numbers, rings);
      });
      shelf.onChange(store.refresh);

      async function follow() {
        isFollowing = true;
        plot.goTo(given("at"));
        const n = list.find(given("paper"));
        await plot.set(n);
        isFollowing = false;
      }

      await store.update();
      place.replaceChildren(filters.above, legend.holder, plot.holder, filters.beside(beside));
      plot.watch();
      await follow();
      trail.onBack(() => store.follow().then(follow));
    }

    Promise.all([
      sitegen.load("explore-papers", "explore/papers").then(packed),
      sitegen.load("map", "explore/map").then(packed),
      revisionKnown(),
    ])
      .then((all) => show(...all))
      .catch((error) => console.warn("The plain list of topics stays:", error))
      .then(() => place.toggleAttribute("data-ready", true));
  },
);
