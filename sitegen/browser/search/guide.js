/* Guide: what the search dialog offers while there is nothing to choose from: before a query, and
   where nothing was found. It holds plain links and buttons, which the arrows reach as Tab does. */

sitegen.define(
  "guide",
  ["element", "hint", "operators", "recent"],
  function (element, hint, parse, recent) {
    "use strict";

    function section(title, ...children) {
      return children.length > 0
        ? [element("section", {}, element("h2", {}, title), ...children)]
        : [];
    }

    function items(nodes, className) {
      return nodes.length > 0 ? [element("ul", { class: className }, ...nodes)] : [];
    }

    /** @param {string | null} rel */
    function linkTo(text, href, rel = null) {
      return element("li", {}, element("a", { href, rel }, text));
    }

    function topicsIn(topics) {
      return items(
        topics.map(([name, url]) => linkTo(name, sitegen.root + url)),
        "sg-search__topics",
      );
    }

    /** `search(query)` asks for one. */
    return function guide(holder, input, search) {
      function asking(query, label = query) {
        const button = element("button", { type: "button" }, label);
        button.addEventListener("click", () => search(query));
        return button;
      }

      /** Focus must not vanish with what is replaced. */
      function put(...sections) {
        const hadFocus = holder.contains(document.activeElement);
        holder.replaceChildren(...sections);
        if (hadFocus) input.focus();
      }

      function removing(query, show) {
        const label = `Remove “${query}” from the recent searches`;
        const times = element("span", { "aria-hidden": "true" }, "×");
        const button = element("button", { type: "button", "aria-label": label }, times);
        button.addEventListener("click", () => {
          recent.remove(query);
          show();
        });
        return button;
      }

      function searches(show) {
        return items(
          recent.all().map((query) => element("li", {}, asking(query), removing(query, show))),
          "sg-search__recent",
        );
      }

      /** Before a query: `opening` is what the list recommends, null until it is there. */
      function showOpening(opening) {
        const { picks = [], topics = [] } = opening ?? {};
        const picked = picks.map(([title, url]) => linkTo(title, sitegen.root + url));
        put(
          hint({ class: "sg-search__help" }),
          ...section("Recent searches", ...searches(() => showOpening(opening))),
          ...section("Good places to start", ...items(picked, "picks")),
          ...section("Topics", ...topicsIn(topics)),
        );
      }

      /** What a query would be with another word in the place of one. */
      function instead(query, word, other) {
        return query.includes(word) ? query.replace(word, () => other) : other;
      }

      /** Words of the list that are like those it does not have. */
      function meant(query, suggestions) {
        const buttons = suggestions.flatMap(({ word, nearest }) =>
          nearest.map((other) => element("li", {}, asking(instead(query, word, other), other))),
        );
        return section("Did you mean", ...items(buttons, "sg-search__meant"));
      }

      /** What looks like an operator and is none, beside those that there are. */
      function misread(query) {
        const pieces = parse(query).misread.map((piece) => `“${piece}”`);
        if (pieces.length === 0) return [];
        const words = element(
          "p",
          { class: "sg-search__help" },
          `Read as words: ${pieces.join(", ")}`,
        );
        return [words, hint({ class: "sg-search__help" })];
      }

      function lookUps(query, found) {
        const words = query.replace(/-?\b(author|title|topic|year):|["“”„]/giu, " ").trim();
        const links = found.map(([name, address]) =>
          linkTo(name, address + encodeURIComponent(words), "nofollow noopener"),
        );
        return section("Look it up elsewhere", ...items(links, "sg-search__ways"));
      }

      return {
        showOpening,

        /** Beside results that have only some of the words. */
        showMeant: (query, suggestions) => put(...misread(query), ...meant(query, suggestions)),

        /** Where nothing was found; `related` are topics, as [name, url]. */
        showNothing(query, suggestions, related, opening) {
          const isRelated = related.length > 0;
          put(
            ...misread(query),
            ...meant(query, suggestions),
            ...section(
              isRelated ? "Related topics" : "Topics",
              ...topicsIn(isRelated ? related : opening.topics),
            ),
            ...lookUps(query, opening.lookUps),
          );
        },

        clear: () => put(),
      };
    };
  },
);
