// The frame of a page of a large list: header, menu and footer, which are not in each of its pages,
// and the parts that are alike on the pages of all papers.
// It runs twice while a page is read, so that nothing moves: before the text, and after it.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = (script.getAttribute("src") ?? "").replace("assets/sitegen/frame.js", "");
  const { site, head, header, menu, footer, explore, mylist, parts } = /** @type {any} */ (window)
    .sitegenFrame;

  /** What a part holds; its addresses are below the site's root. */
  function read(text) {
    const made = new DOMParser().parseFromString(text, "text/html");
    for (const one of made.querySelectorAll("a, img, link")) {
      const name = one.matches("img") ? "src" : "href";
      const address = one.getAttribute(name) ?? "";
      if (!/^(#|[a-z]+:)/i.test(address)) one.setAttribute(name, root + address);
    }
    for (const link of made.querySelectorAll("a")) {
      const address = link.getAttribute("href") ?? "";
      const isHere = new URL(address, location.href).pathname === location.pathname;
      if (isHere && !address.includes("#")) link.setAttribute("aria-current", "page");
    }
    return made;
  }

  function nodes({ head: above, body }) {
    return [...above.childNodes, ...body.childNodes].map((node) => document.importNode(node, true));
  }

  /** The id of the paper that a page is of: its name, which a server may give without its ending. */
  function idIn(path) {
    return decodeURIComponent(path.split("/").pop() ?? "").replace(/\.html$/, "");
  }

  const idOfPaper = () => idIn(location.pathname);
  const pageOfPaper = () => `papers/${idOfPaper()}.html`;

  /** A paper in a list, which has its id and its title once. */
  function completeCard(card) {
    const title = card.querySelector(".sg-title a");
    card.dataset.paper = idIn(title.pathname);
    const name = document.createElement("span");
    name.className = "sg-unseen";
    name.textContent = `: ${title.textContent}`;
    card.querySelector(".sg-facts a[rel]")?.append(name);
  }

  /** The text with this paper's own name, in the place of the marks. */
  function ofPaper(text, written = (/** @type {string} */ value) => value) {
    const title =
      document.querySelector("meta[name=citation_title]")?.getAttribute("content") ?? "";
    const facts = { title, id: idOfPaper(), page: pageOfPaper() };
    const marks = new Map(
      Object.entries(facts).map(([name, value]) => [written(`{${name}}`), written(value)]),
    );
    // At once and by a function: a title may hold a mark, or what stands for a match.
    return text.replace(
      new RegExp([...marks.keys()].join("|"), "g"),
      (mark) => marks.get(mark) ?? mark,
    );
  }

  function part(name) {
    const made = read(parts[name]);
    for (const text of made.querySelectorAll("pre")) text.textContent = ofPaper(text.textContent);
    for (const link of made.querySelectorAll("a")) {
      link.setAttribute("href", ofPaper(link.getAttribute("href") ?? "", encodeURIComponent));
    }
    return nodes(made);
  }

  /** The page of a paper: references, report, and whose what a reader keeps here is. */
  function complete(holder) {
    holder.parentElement.append(...part("report"));
    holder.replaceWith(...part("cite"));
    const meanings = read(parts.terms);
    for (const term of document.querySelectorAll(".sg-term")) {
      const meaning = meanings.getElementById(term.getAttribute("popovertarget") ?? "");
      if (meaning) {
        document.querySelector(".sg-abstract")?.append(document.importNode(meaning, true));
      }
    }
    document.querySelector(".sg-shelf")?.setAttribute("data-paper", idOfPaper());
    document.addEventListener("DOMContentLoaded", loadReferences);
  }

  /** What fills in references; it needs the script of every page, which has run by then. */
  function loadReferences() {
    const cite = document.createElement("script");
    cite.src = `${root}assets/sitegen/cite.js`;
    document.head.append(cite);
  }

  /** The address at which a paper's page is published, where that is known, and its icons. */
  function fillHead() {
    const canonical = document.createElement("link");
    Object.assign(canonical, { rel: "canonical", href: site + pageOfPaper() });
    document.head.append(...(site ? [canonical] : []), ...nodes(read(head)));
  }

  /** Where the script of every page finds those that it leads to. */
  function nameAddresses() {
    const every = /** @type {HTMLElement?} */ (document.querySelector("script[defer]"));
    if (every) Object.assign(every.dataset, { explore, mylist });
  }

  function begin() {
    nameAddresses();
    if (!document.querySelector("link[rel=icon]")) fillHead();
    script.parentElement?.before(...nodes(read(header)));
    script.replaceWith(...nodes(read(menu)));
    const topics = document.querySelector('[popovertarget="sg-topics"]');
    if (script.dataset.kind === "topic") topics?.setAttribute("aria-current", "true");
  }

  function end() {
    document.querySelectorAll("[data-parts]").forEach(complete);
    document.querySelectorAll('.sg-card[data-paper=""]').forEach(completeCard);
    script.replaceWith(...nodes(read(footer)));
  }

  if (document.querySelector(".sg-header")) end();
  else begin();
})();
