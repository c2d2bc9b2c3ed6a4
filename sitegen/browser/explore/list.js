/* List: any number of papers, of which only those near the window are laid out and filled in.

   Every line stays in the document, so the scroll bar is right, a screen reader counts them all
   and find-in-page knows every title.  Lines are in chunks with `content-visibility`: the
   browser skips those out of sight.  (One such box per line costs a second at 10,000.) */

sitegen.define("list", ["element"], function (element) {
  "use strict";

  const CHUNK = 25;
  const AHEAD = "800px"; // how far from the window lines are filled in

  /** `fill(paper)` completes a line; `{show, holder}`. */
  return function list(fill) {
    const holder = element("div", { class: "sg-list", role: "list", "aria-label": "Papers" });
    const filled = new WeakMap();

    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue;
          observer.unobserve(target);
          filled.get(target).forEach(fill);
        }
      },
      { rootMargin: `${AHEAD} 0px` },
    );

    function chunkOf(papers) {
      const lines = papers.map(({ line }) => line);
      const chunk = element("ul", { class: "sg-chunk", role: "none" }, ...lines);
      filled.set(chunk, papers);
      return chunk;
    }

    /** Show these papers in this order; the first lines are there at once, not a frame later. */
    function show(papers) {
      observer.disconnect();
      const chunks = [];
      for (let start = 0; start < papers.length; start += CHUNK) {
        chunks.push(chunkOf(papers.slice(start, start + CHUNK)));
      }
      papers.slice(0, CHUNK).forEach(fill);
      holder.replaceChildren(...chunks);
      for (const chunk of chunks) observer.observe(chunk);
    }

    return { holder, show };
  };
});
