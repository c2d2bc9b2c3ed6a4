/* Explore: the page of all papers, from the plain list it came with.

   The view (what is asked for) is the one state there is: it stands in the address, and every
   control shows it and changes it.  If anything here fails, the plain list stays. */

sitegen.define(
  "explore",
  [
    "element",
    "shelf",
    "explore-count",
    "explore-address",
    "explore-papers",
    "explore-filter",
    "explore-rows",
    "explore-list",
    "explore-facets",
    "explore-chips",
    "explore-take",
    "explore-mine",
    "explore-keys",
  ],
  function (
    element,
    shelf,
    counted,
    address,
    join,
    filtering,
    rows,
    list,
    facets,
    chips,
    take,
    mine,
    keys,
  ) {
    "use strict";

    const TYPING = 120; // milliseconds of rest before words are looked up
    const SORTS = [
      ["relevance", "Relevance"],
      ["date", "Newest first"],
      ["comments", "Most comments"],
      ["title", "Title"],
    ];

    const wide = window.matchMedia("(min-width: 60em)");

    function share(found, all) {
      const total = counted(all, "paper");
      return found === all ? total : `${found.toLocaleString("en")} of ${total}`;
    }

    function excerpts({ version, excerptsPerPart }) {
      return async ({ age }) => {
        const name = `excerpts-${Math.floor(age / excerptsPerPart)}`;
        return (await sitegen.load(name, `explore/${version}/${name}`))[age % excerptsPerPart];
      };
    }

    function textButton(label, press) {
      const button = element("button", { type: "button", class: "sg-tool" }, label);
      button.addEventListener("click", press);
      return button;
    }

    /** Promises what takes the reader back to the paper they had opened, once all is visible. */
    return function explore(place, data, known) {
      const lines = [...place.querySelectorAll("li")];
      const papers = join(lines, data);
      const byId = new Map(papers.map((paper) => [paper.id, paper]));
      const topicNumber = new Map(data.topics.map(({ slug }, number) => [slug, number]));
      const stateOf = (paper) => filtering.statesOf(paper, shelf.get(paper.id), known);
      const years = [...new Set(papers.map(({ year }) => year))]
        .filter(Boolean)
        .sort((a, b) => b - a);
      const selection = new Set();

      const choices = {
        topics: [...topicNumber.keys()],
        heirs: (former) =>
          data.topics.filter(({ formerly }) => formerly.includes(former)).map(({ slug }) => slug),
        dumps: data.dumps,
      };

      let view = address.parse(location.hash, choices);
      let words = { q: "", scores: null }; // of the last search
      let shown = [];

      // What the page consists of -------------------------------------------------------------

      const fill = rows({
        topics: data.topics,
        root: sitegen.root,
        selection,
        excerpt: excerpts(data),
      });
      const results = list(fill);
      const search = element("input", {
        type: "search",
        placeholder: "A title, a name, a word of the abstract",
        autocomplete: "off",
        spellcheck: "false",
      });
      const status = element("p", { role: "status", class: "sg-found" });
      const sort = element(
        "select",
        {},
        ...SORTS.map(([value, label]) => element("option", { value }, label)),
      );
      const narrowing = facets({ topics: data.topics, dumps: data.dumps, years }, change);
      const inUse = chips(
        {
          topicName: (slug) => data.topics[topicNumber.get(slug)].name,
          stateName: narrowing.stateName,
        },
        change,
      );
      const takeAway = take(() => [
        { value: "selected", label: "Selected", papers: papersIn(selection) },
        { value: "shown", label: "Shown", papers: shown },
        { value: "saved", label: "Saved", papers: papersIn(savedIds()) },
      ]);
      const taking = textButton("Take away", takeAway);
      const details = element(
        "details",
        { class: "sg-filters" },
        element("summary", {}, "Filters"),
        narrowing.form,
      );

      function papersIn(ids) {
        return [...ids]
          .map((id) => byId.get(id))
          .filter(Boolean)
          .sort((a, b) => a.age - b.age);
      }

      function savedIds() {
        return shelf.ids().filter((id) => shelf.get(id).saved);
      }

      // From a view to what is shown ----------------------------------------------------------

      /** Focus stays on its paper, or goes to the one that took its place. */
      function showPapers(found) {
        if (found.length === shown.length && found.every((paper, i) => paper === shown[i])) return;
        const focused = results.holder.contains(document.activeElement)
          ? document.activeElement
          : null;
        const line = focused?.closest("li");
        const index = shown.findIndex((paper) => paper.line === line);
        shown = found;
        results.show(found);
        if (focused?.isConnected) focused.focus({ preventScroll: true });
        else if (focused) found[Math.min(index, found.length - 1)]?.link.focus();
      }

      function render() {
        const asked = {
          ...view,
          topicNumbers: view.topics.map((slug) => topicNumber.get(slug)),
          dumpNumbers: view.dumps.map((name) => data.dumps.indexOf(name)),
        };
        const scores = view.q ? words.scores : null;
        const { found, counts, sort: order } = filtering.filter(papers, asked, scores, stateOf);
        showPapers(found);
        narrowing.update(view, counts);
        inUse.update(view);
        sort.value = order;
        sort.options[0].disabled = !view.q;
        if (document.activeElement !== search) search.value = view.q;
        status.textContent =
          found.length > 0 ? share(found.length, papers.length) : "No paper fits. Remove a filter.";
      }

      /** Look up the view's words, if they are new, and show the papers. */
      async function update() {
        const { q } = view;
        try {
          if (q && q !== words.q) words = { q, scores: await sitegen.rank(q) };
          if (q === view.q) render();
        } catch {
          words = { q: "", scores: null };
          render();
          status.textContent = "The search data could not be loaded, so these are all papers.";
        }
      }

      // From the reader to the view -----------------------------------------------------------

      function backToTop() {
        const top = place.getBoundingClientRect().top;
        if (top < 0) place.scrollIntoView();
      }

      /** `part(view)` is what to change of it. Each choice is a step back; typing is one. */
      function change(part, { isTyping = false } = {}) {
        view = { ...view, ...part(view) };
        const target = `${location.pathname}${location.search}${address.format(view)}`;
        if (isTyping && history.state?.isTyping) history.replaceState({ isTyping }, "", target);
        else history.pushState({ isTyping }, "", target);
        update();
        backToTop();
      }

      function follow() {
        view = address.parse(location.hash, choices);
        search.value = view.q;
        update();
      }

      let typing = 0;
      search.addEventListener("input", () => {
        clearTimeout(typing);
        typing = setTimeout(
          () => change(() => ({ q: search.value.trim() }), { isTyping: true }),
          TYPING,
        );
      });
      sort.addEventListener("change", () => change(() => ({ sort: sort.value })));
      window.addEventListener("popstate", follow);
      results.holder.addEventListener("change", ({ target }) => {
        if (!target.matches("[data-select]")) return;
        const { paper } = target.closest("li").dataset;
        if (target.checked) selection.add(paper);
        else selection.delete(paper);
        taking.textContent =
          selection.size > 0 ? `Take away ${selection.size} selected` : "Take away";
      });
      results.holder.addEventListener("click", ({ target }) => {
        const line = target.closest("h2 a")?.closest("li");
        if (line) history.replaceState({ ...history.state, at: line.dataset.paper }, "");
      });
      shelf.onChange(() => shelf.follow(data.moved)); // an import may bring ids of long ago
      shelf.onChange(render);

      // Put in place --------------------------------------------------------------------------

      function tools() {
        const list = document.title.split(" · ").pop();
        const own = mine(list, {
          isHere: (id) => byId.has(id),
          show: () => change(() => ({ ...address.everything, state: "saved" })),
        });
        const help = textButton(
          "Keys",
          keys(() => shown),
        );
        help.classList.add("sg-tool--keys");
        const order = element("label", { class: "sg-sort" }, element("span", {}, "Sort by"), sort);
        return element(
          "div",
          { class: "sg-tools" },
          status,
          order,
          taking,
          textButton("My list", own),
          help,
        );
      }

      async function begin() {
        for (const line of lines) line.setAttribute("role", "listitem");
        const label = element(
          "label",
          { class: "sg-explore-search" },
          "Search in titles and abstracts",
          search,
        );
        details.open = wide.matches;
        wide.addEventListener("change", () => {
          details.open = wide.matches;
        });
        search.value = view.q;
        const main = element("div", { class: "sg-results" }, tools(), inUse.holder, results.holder);
        shelf.follow(data.moved);
        await update();
        place.replaceChildren(label, details, main);
        return () => byId.get(history.state?.at)?.link.focus();
      }

      return begin();
    };
  },
);

(function () {
  "use strict";

  const place = document.getElementById("sg-explore");

  async function start() {
    const [data, known] = await Promise.all([
      sitegen.load("explore-papers", "explore/papers"),
      sitegen
        .use("visit")()
        .then(
          ({ known }) => known,
          () => Infinity,
        ),
    ]);
    return sitegen.use("explore")(place, data, known);
  }

  // Whatever happens, there is a list to read.
  start()
    .catch((error) => console.warn("The plain list of papers stays:", error))
    .then((goBack) => {
      place.toggleAttribute("data-ready", true);
      goBack?.();
    });
})();
