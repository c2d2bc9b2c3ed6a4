/* Dialog: a combobox over the results, after the ARIA pattern: focus stays in the box, the
   arrows move the selection. Everything shown is put in as text. */

sitegen.define("dialog", ["element", "counted", "excerpt"], function (element, counted, excerpt) {
  "use strict";

  const SHOWN = 10;
  const KINDS = ["paper", "topic", "page"];
  const LABELS = { topic: "Topic", page: "Page" };

  return function dialog(client) {
    const input = element("input", {
      type: "text",
      class: "sg-search__input",
      role: "combobox",
      "aria-label": "Search papers, topics and pages",
      "aria-autocomplete": "list",
      "aria-controls": "sg-search-results",
      "aria-expanded": "false",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
      placeholder: "A title, a name, a word of the abstract",
    });
    const close = element("button", { type: "button", class: "sg-search__close" }, "Close");
    const status = element("p", { role: "status", class: "sg-search__status" });
    const list = element("div", {
      role: "listbox",
      tabindex: "-1",
      id: "sg-search-results",
      class: "sg-search__results",
      "aria-label": "Results",
    });
    const all = element("a", { class: "sg-search__all", hidden: true });
    const box = element(
      "dialog",
      { class: "sg-search", "aria-label": "Search" },
      element("div", { class: "sg-search__bar", role: "search" }, input, close),
      status,
      list,
      all,
    );
    document.body.append(box);

    let asked = 0;
    let selected = -1;
    let shown = Promise.resolve();

    function select(index) {
      list.children[selected]?.setAttribute("aria-selected", "false");
      selected = index;
      const option = list.children[index];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      return option.scrollIntoView({ block: "nearest" });
    }

    function optionFor(hit, index, terms, { tokenizer, text }) {
      const title = element("span", { class: "sg-search__title" });
      title.append(excerpt.marked(hit.title, terms, tokenizer));
      const line = element("span", { class: "sg-search__line" });
      text(hit.number)
        .then((whole) =>
          line.append(excerpt.marked(excerpt.line(whole, terms, tokenizer), terms, tokenizer)),
        )
        .catch(() => {}); // a result without its line is still a result
      const mark = hit.inferred ? " (inferred)" : "";
      const year = hit.kind === "paper" ? `${hit.year ?? "date not listed"}${mark}` : null;
      const facts = [LABELS[hit.kind] ?? hit.topic, year].filter((fact) => fact !== null);
      const about = element("span", { class: "sg-search__facts" }, facts.join(" · "));
      return element(
        "a",
        {
          role: "option",
          id: `sg-search-option-${index}`,
          class: "sg-search__option",
          href: hit.url,
          tabindex: "-1",
          "aria-selected": "false",
        },
        title,
        line,
        about,
      );
    }

    function show({ hits, papers, terms }, searching) {
      const meant = new Set(terms);
      list.replaceChildren(...hits.map((hit, i) => optionFor(hit, i, meant, searching)));
      input.setAttribute("aria-expanded", String(hits.length > 0));
      const others = hits.filter(({ kind }) => kind !== "paper").length;
      const found = [papers > 0 && counted(papers, "paper"), others > 0 && counted(others, "page")];
      status.textContent = `${found.filter(Boolean).join(" and ") || "Nothing"} found`;
      all.hidden = papers === 0;
      all.href = `${sitegen.explore}#q=${encodeURIComponent(input.value.trim())}`;
      all.textContent =
        papers === 1 ? "See the result" : `See all ${papers.toLocaleString("en")} results`;
      list.scrollTop = 0;
      select(hits.length > 0 ? 0 : -1);
    }

    function clear(message) {
      list.replaceChildren();
      input.setAttribute("aria-expanded", "false");
      all.hidden = true;
      status.textContent = message;
      select(-1);
    }

    async function update() {
      const query = input.value.trim();
      const number = ++asked;
      if (!query) return clear("");
      try {
        const searching = await client();
        const found = await searching.find(query, { limit: SHOWN, kinds: KINDS });
        if (number === asked) show(found, searching);
      } catch {
        if (number === asked) {
          clear("The search data could not be loaded. Reload the page to try again.");
        }
      }
      return undefined;
    }

    async function follow(event) {
      await shown;
      const option = list.children[selected];
      if (!option) return;
      const { ctrlKey, metaKey, shiftKey } = event;
      option.dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
    }

    input.addEventListener("input", () => {
      shown = update();
    });
    input.addEventListener("keydown", (event) => {
      const count = list.children.length;
      const moves = { ArrowDown: selected + 1, ArrowUp: selected - 1 };
      if (event.key in moves && count > 0) {
        event.preventDefault();
        select((moves[event.key] + count) % count);
      } else if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        follow(event);
      }
    });
    close.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const leaves = target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (target === box || leaves) box.close();
    });

    return {
      open() {
        if (!box.open) box.showModal();
        input.focus();
        input.select();
      },
    };
  };
});
