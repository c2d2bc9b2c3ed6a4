/* List: any number of papers, of which only those near the window are in the page.

   The choice and its price: rows out of sight are made again when they come back, so the page stays
   small however far a reader scrolls.  The boxes that stand for them keep the scroll bar right;
   each row says which one of how many it is. */

sitegen.define("list", ["element", "chunk", "counted"], function (element, newChunk, counted) {
  "use strict";

  const CHUNK = 10;
  const FIRST = 2; // chunks that are there at once, not a frame later
  const AHEAD = "500px"; // how far from the window rows are in the page

  /** `row(paper)` makes a paper's line; `{holder, show, fit, reveal}`. */
  return function list(row) {
    const holder = element("div", { class: "sg-list" });
    let chunks = [];
    let lists = []; // of each group, with its chunks
    let rowHeight = 0;
    const chunkOf = new Map(); // by paper, and by its own element
    const near = new Set();

    const observer = new IntersectionObserver(follow, { rootMargin: `${AHEAD} 0px` });

    /** First what reads the layout, then what changes it. */
    function follow(entries) {
      for (const { target, isIntersecting } of entries) {
        const chunk = chunkOf.get(target);
        if (chunk && isIntersecting) near.add(chunk);
        else near.delete(chunk);
      }
      const left = chunks.filter((one) => one.isFilled() && !near.has(one) && !one.isHeld());
      for (const chunk of left) chunk.measure();
      for (const chunk of left) chunk.empty(rowHeight);
      for (const chunk of near) chunk.fill();
      settle();
    }

    /** A list that has no rows now is one that is yet to be read. */
    function settle() {
      for (const [rows, own] of lists) {
        rows.setAttribute("aria-busy", String(!own.some((chunk) => chunk.isFilled())));
      }
    }

    /** The lines of neighbors; the first of them is number `first` of `total`. */
    function rowsOf(first, total) {
      return (papers) =>
        papers.map((paper, i) => {
          const line = row(paper);
          line.setAttribute("role", "listitem");
          line.setAttribute("aria-setsize", String(total));
          line.setAttribute("aria-posinset", String(first + i));
          return line;
        });
    }

    function chunksOf(papers) {
      const made = [];
      for (let start = 0; start < papers.length; start += CHUNK) {
        const some = papers.slice(start, start + CHUNK);
        const chunk = newChunk(some, rowsOf(start + 1, papers.length));
        for (const key of [chunk.holder, ...some]) chunkOf.set(key, chunk);
        made.push(chunk);
      }
      return made;
    }

    function head(label, papers) {
      const noun = counted(papers.length, "paper").replace(/^\S+/, "");
      const unseen = element("span", { class: "sg-unseen" }, noun);
      const number = papers.length.toLocaleString("en");
      const count = element("span", { class: "sg-count" }, number, unseen);
      return element("h2", { class: "sg-group__head" }, label, " ", count);
    }

    function group({ label, papers }) {
      const made = chunksOf(papers);
      chunks.push(...made);
      const name = label ? `Papers, ${label}` : "Papers";
      const lines = made.map((chunk) => chunk.holder);
      const rows = element("div", { role: "list", "aria-label": name }, ...lines);
      lists.push([rows, made]);
      const unseen = element("h2", { class: "sg-unseen" }, "Papers");
      return element("section", { class: "sg-group" }, label ? head(label, papers) : unseen, rows);
    }

    /** Look anew which are near: an observer says only once what has not changed. */
    function look() {
      observer.disconnect();
      for (const chunk of chunks) observer.observe(chunk.holder);
    }

    /** Give each box the height of as many rows as one that is filled has, and look which are
        near.  To be called once the list is in the page, and when rows have another height. */
    function fit() {
      if (!holder.isConnected) return;
      const [first] = chunks.filter((one) => one.isFilled());
      if (first) rowHeight = first.measure() / first.papers.length;
      for (const chunk of chunks) {
        chunk.forget();
        if (!chunk.isFilled()) chunk.empty(rowHeight);
      }
      settle();
      look();
    }

    /** Show these groups of papers. */
    function show(groups) {
      observer.disconnect(); // what it watched goes
      near.clear();
      chunkOf.clear();
      chunks = [];
      lists = [];
      const sections = groups.map(group);
      for (const chunk of chunks.slice(0, FIRST)) chunk.fill();
      holder.replaceChildren(...sections);
      fit();
    }

    /** Put a paper's row into the page and into sight. */
    function reveal(paper) {
      chunkOf.get(paper)?.fill();
      settle();
      paper.link.closest("li")?.scrollIntoView({ block: "nearest" });
    }

    /** On paper there is no window. */
    function print() {
      observer.disconnect();
      for (const chunk of chunks) chunk.fill();
      settle();
    }

    holder.addEventListener("beforematch", ({ target }) => chunkOf.get(target)?.fill());
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", look);

    return { holder, show, fit, reveal };
  };
});
