/* List: any number of papers, of which only those near the window are in the page.

   The choice and its price: rows out of sight are made again when they come back, so the page stays
   small however far a reader scrolls.  The boxes that stand for them keep the scroll bar right;
   each row says which one of how many it is. */

sitegen.define("list", ["element", "chunk", "counted"], function (element, newChunk, counted) {
  "use strict";

  const CHUNK = 10;
  const SIZES = [CHUNK, 10 * CHUNK, 100 * CHUNK];
  const MOST = 200; // boxes beside each other; a large one is divided once it is near
  const FIRST = 2; // chunks that are there at once, where nobody knows how high a row is
  const AHEAD = "500px"; // how far from the window rows are in the page

  /** `row(paper)` makes a paper's line, once `papers` has what it says; `{holder, show, fit,
      reveal}`. */
  return function list(papers, row) {
    const holder = element("div", { class: "sg-list" });
    let chunks = [];
    let lists = []; // of each group, with its chunks
    let rowHeight = 0;
    const chunkOf = new Map(); // by its own element
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
      if (near.size > 0) learn();
      for (const chunk of left) chunk.empty(rowHeight);
      for (const chunk of near) fill(chunk);
      settle();
    }

    /** Put rows into the page, or first what they say into memory. */
    function fill(chunk) {
      if (chunk.papers.length > CHUNK) divide(chunk);
      else if (papers.isReady(chunk.papers)) chunk.fill();
      else {
        papers.ready(chunk.papers).then(
          () => near.has(chunk) && fill(chunk),
          () => {},
        );
      }
    }

    /** Smaller boxes instead of a large one. */
    function divide(chunk) {
      const made = chunksOf(chunk.papers, sizeFor(chunk.papers.length), chunk);
      for (const all of [chunks, ...lists.map(([, own]) => own)]) {
        const at = all.indexOf(chunk);
        if (at >= 0) all.splice(at, 1, ...made);
      }
      observer.unobserve(chunk.holder);
      near.delete(chunk);
      chunkOf.delete(chunk.holder);
      for (const one of made) one.empty(rowHeight);
      chunk.holder.replaceWith(...made.map((one) => one.holder));
      for (const one of made) observer.observe(one.holder);
    }

    /** The box of a paper's row, as small as can be. */
    function chunkAt(paper) {
      const found = chunks.find((one) => one.papers.includes(paper));
      if (!found || found.papers.length <= CHUNK) return found;
      divide(found);
      return chunkAt(paper);
    }

    /** A list that has no rows now is one that is yet to be read. */
    function settle() {
      for (const [rows, own] of lists) {
        rows.setAttribute("aria-busy", String(!own.some((chunk) => chunk.isFilled())));
      }
    }

    /** The lines of neighbors; the first of them is number `first` of `total`. */
    function rowsOf(first, total) {
      return (those) =>
        those.map((paper, i) => {
          const line = row(paper);
          line.setAttribute("role", "listitem");
          line.setAttribute("aria-setsize", String(total));
          line.setAttribute("aria-posinset", String(first + i));
          return line;
        });
    }

    /** How many papers are in a box where there are so many. */
    function sizeFor(count) {
      return SIZES.find((each) => count <= MOST * each) ?? SIZES[SIZES.length - 1];
    }

    function chunksOf(those, size, { first, total }) {
      const made = [];
      for (let start = 0; start < those.length; start += size) {
        const some = those.slice(start, start + size);
        const chunk = newChunk(some, rowsOf(first + start, total));
        const box = Object.assign(chunk, { first: first + start, total });
        chunkOf.set(box.holder, box);
        made.push(box);
      }
      return made;
    }

    function head(label, count) {
      const noun = counted(count, "paper").replace(/^\S+/, "");
      const unseen = element("span", { class: "sg-unseen" }, noun);
      const number = element("span", { class: "sg-count" }, count.toLocaleString("en"), unseen);
      return element("h2", { class: "sg-group__head" }, label, " ", number);
    }

    function group({ label, papers: those }, size) {
      const made = chunksOf(those, size, { first: 1, total: those.length });
      chunks.push(...made);
      const name = label ? `Papers, ${label}` : "Papers";
      const lines = made.map((chunk) => chunk.holder);
      const rows = element("div", { role: "list", "aria-label": name }, ...lines);
      lists.push([rows, made]);
      const unseen = element("h2", { class: "sg-unseen" }, "Papers");
      return element(
        "section",
        { class: "sg-group" },
        label ? head(label, those.length) : unseen,
        rows,
      );
    }

    /** Look anew which are near: an observer says only once what has not changed. */
    function look() {
      observer.disconnect();
      for (const chunk of chunks) observer.observe(chunk.holder);
    }

    /** How high a row is, by the first ones that are there. */
    function learn() {
      const first = chunks.find((one) => one.isFilled());
      if (first) rowHeight = first.measure() / first.papers.length;
    }

    /** Give each box the height of as many rows as one that is filled has, and look which are
        near.  To be called once the list is in the page, and when rows have another height. */
    function fit() {
      if (!holder.isConnected) return;
      learn();
      place();
    }

    function place() {
      for (const chunk of chunks) {
        chunk.forget();
        if (!chunk.isFilled()) chunk.empty(rowHeight);
      }
      settle();
      look();
    }

    /** How many chunks a window holds: these are there at once, the others a frame later. */
    function atOnce() {
      return rowHeight > 0 ? Math.ceil(window.innerHeight / (rowHeight * CHUNK)) : FIRST;
    }

    /** Show these groups of papers. */
    function show(groups) {
      observer.disconnect(); // what it watched goes
      near.clear();
      chunkOf.clear();
      chunks = [];
      lists = [];
      const size = sizeFor(groups.reduce((sum, { papers: those }) => sum + those.length, 0));
      const sections = groups.map((one) => group(one, size));
      holder.replaceChildren(...sections);
      while (chunks[0]?.papers.length > CHUNK) divide(chunks[0]);
      for (const chunk of chunks.slice(0, atOnce())) if (papers.isReady(chunk.papers)) chunk.fill();
      if (rowHeight > 0) {
        place();
      } // measuring would take a layout more
      else fit();
    }

    /** Put a paper's row into the page and into sight. */
    function reveal(paper) {
      chunkAt(paper)?.fill();
      settle();
      paper.link.closest("li")?.scrollIntoView({ block: "nearest" });
    }

    /** On paper there is no window. */
    function print() {
      observer.disconnect();
      for (let i = 0; i < chunks.length; i += 1) {
        while (chunks[i].papers.length > CHUNK && papers.isReady(chunks[i].papers)) {
          divide(chunks[i]);
        }
        if (papers.isReady(chunks[i].papers)) chunks[i].fill();
      }
      settle();
    }

    holder.addEventListener("beforematch", ({ target }) => {
      const chunk = chunkOf.get(target);
      if (chunk) fill(chunk);
    });
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", look);

    return { holder, show, fit, reveal };
  };
});
