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
    "map_address",
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
    mapAddress,
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

    function show(exploreData, mapData, known) {
      const list = newPapers(exploreData);
      const data = newData(mapData, list);
      const reader = { get: shelf.get, ids: shelf.ids, known };
      let chosen = -1;
      let matching = list.count;
      // What an address asks for is not written into it again, and nothing before a reader acts.
      let isFollowing = true;
      let hasActed = false;

      const store = newStore({
        list,
        reader,
        search: search.match,
        trail: { here: trail.here, push: (_, isTyping) => trail.push(here(), isTyping) },
      });
      const beside = newBeside(data, (n) => plot.point(n));
      const plot = newPlot(data, {
        choose(n) {
          chosen = n;
          data.ready(n >= 0 ? [n] : []).then(record, () => {});
        },
        open: (n) => location.assign(data.hrefOf({ id: "", ...data.about(n) })),
        press: showTopic,
        moved(inside, isWhole) {
          record();
          beside.show(inside, { total: isWhole ? list.count : matching, isWhole });
        },
      });
      const legend = newLegend(list.choices, store.change);
      const filters = newFilters(list, store.change);

      /** The address of what is shown. */
      function here() {
        const paper = chosen >= 0 ? data.about(chosen)?.id : "";
        return mapAddress.format(store.view(), plot.format(), paper ?? "");
      }

      function record() {
        if (!isFollowing && hasActed && here() !== trail.here()) trail.push(here(), true);
      }

      /** Leave the papers of a topic, and go there; or leave it again. */
      function showTopic({ value }) {
        const isShown = store.view().topics.chosen.join() === value;
        store.change(() => ({ topics: { chosen: isShown ? [] : [value], match: "any" } }));
        const all = [...list.order("title")];
        if (!isShown) plot.show(all.filter((n) => data.topicOf(n).value === value));
      }

      async function follow() {
        isFollowing = true;
        const { at, paper } = mapAddress.parse(trail.here());
        plot.goTo(at);
        await plot.set(list.find(paper));
        isFollowing = false;
      }

      for (const { update } of [legend, filters]) store.onChange(update);
      store.onChange(({ found, view, match, total }) => {
        const numbers = found.map(({ number }) => number);
        matching = numbers.length;
        plot.narrow(
          numbers.length === total ? null : new Set(numbers),
          match && view.q ? numbers : [],
        );
      });
      shelf.onChange(store.refresh);
      trail.onBack(() => {
        isFollowing = true; // before the papers change, which would be written down
        hasActed = false;
        store.follow().then(follow);
      });
      for (const type of ["pointerdown", "keydown", "wheel"]) {
        place.addEventListener(type, () => (hasActed = true), { capture: true, passive: true });
      }

      return store.update().then(() => {
        place.replaceChildren(
          filters.above,
          legend.holder,
          plot.holder,
          filters.beside(plot.card, beside),
        );
        plot.watch();
        return follow();
      });
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
