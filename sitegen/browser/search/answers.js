/* Answers: what the search dialog shows for a query: results, or where there are none the guide. */

sitegen.define(
  "answers",
  ["counted", "options", "related"],
  function (counted, optionsOf, relatedTopics) {
    "use strict";

    const SHOWN = 10;
    const KINDS = ["paper", "topic", "page"];
    const UNFINISHED = "Go on, as in author:smith, topic:agents or year:2024";
    const LOST = "The search data could not be loaded. Reload the page to try again.";

    const listed = new Intl.ListFormat("en-GB");

    /** What was found, counted. */
    function summary({ counts, isCut, hasAll }, query) {
      const some = KINDS.filter((kind) => counts[kind] > 0);
      if (some.length === 0) return `Nothing found for “${query}”`;
      const all = some.map((kind) => counted(counts[kind], kind));
      const found = [isCut ? "At least " : "", listed.format(all)].join("");
      if (hasAll || counts.paper === 0) return `${found} found`;
      return `No paper has all of these words; these have some: ${found}`;
    }

    function linkText(papers) {
      if (papers === 0) return "Search among all papers";
      return papers === 1 ? "See the result" : `See all ${counted(papers, "paper")}`;
    }

    /** Promises to answer a query; what it shows is dropped when it is the newest no more. */
    return function answers({ input, status, list, all }, selection, guide, client) {
      function show(nodes, message) {
        list.replaceChildren(...nodes);
        list.scrollTop = 0;
        input.setAttribute("aria-expanded", String(nodes.length > 0));
        selection.select(nodes.length > 0 ? 0 : -1);
        status.textContent = message;
      }

      function showLink(query, papers) {
        all.hidden = query === "";
        all.href = `${sitegen.explore}#q=${encodeURIComponent(query)}`;
        all.textContent = linkText(papers);
      }

      /** Until the data is there, it lacks what the list recommends. */
      async function showOpening(message, isNewest) {
        show([], message);
        showLink("", 0);
        guide.showOpening(null);
        const searching = await client().catch(() => null);
        if (!searching || !isNewest()) return;
        guide.showOpening(searching.opening);
        status.textContent = message;
      }

      async function showFound(query, found, searching, isNewest) {
        const { hits, terms, counts, suggestions } = found;
        const related = hits.length === 0 ? await relatedTopics(searching, suggestions) : [];
        if (!isNewest()) return;
        const options = optionsOf(hits, searching.matched(query, terms));
        const nodes = options.map(({ node }) => node);
        show(nodes, summary(found, query));
        showLink(query, counts.paper);
        if (hits.length > 0) guide.showMeant(query, suggestions);
        else guide.showNothing(query, suggestions, related, searching.opening);
        searching.about(
          hits.map(({ number }, i) => ({ number, use: options[i].fill })),
          isNewest,
        );
      }

      function showLost() {
        show([], LOST);
        showLink("", 0);
        guide.clear();
      }

      return async function answer(query, isNewest) {
        if (query === "") return showOpening("", isNewest);
        try {
          const searching = await client();
          const found = await searching.find(query, { limit: SHOWN, kinds: KINDS });
          if (!isNewest()) return undefined;
          if (found.isBlank) return await showOpening(UNFINISHED, isNewest);
          return await showFound(query, found, searching, isNewest);
        } catch {
          return isNewest() ? showLost() : undefined;
        }
      };
    };
  },
);
