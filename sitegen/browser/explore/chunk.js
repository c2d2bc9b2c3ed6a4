/* Chunk: some neighbors in a long list, whose rows are in the page only near the window.

   Out of sight it is a box as high as its rows, in which a find in the page still sees their
   titles, where the browser can look into what is hidden. */

sitegen.define("chunk", ["element"], function (element) {
  "use strict";

  const canBeFound = "onbeforematch" in document.documentElement;

  /** `rowsOf(papers)` makes the rows.  It begins empty, without a height. */
  return function chunk(papers, rowsOf) {
    const holder = element("ul", { class: "sg-chunk", role: "none" });
    let isFilled = false;
    let height = 0; // that its rows had; 0 if that is not known

    function fill() {
      if (isFilled) return;
      isFilled = true;
      holder.removeAttribute("hidden");
      holder.style.height = "";
      holder.replaceChildren(...rowsOf(papers));
    }

    /** `rowHeight` is that of a row if the height of these was never seen. */
    function empty(rowHeight) {
      isFilled = false;
      holder.style.height = `${height || papers.length * rowHeight}px`;
      holder.replaceChildren();
      if (!canBeFound || !papers[0].row.title) return; // what is not read cannot be found
      holder.textContent = papers.flatMap(({ row }) => row.title ?? []).join("\n");
      holder.setAttribute("hidden", "until-found");
    }

    /** Whether the reader is at work in it. */
    function isHeld() {
      const selection = getSelection();
      const isSelected = !selection?.isCollapsed && selection?.containsNode(holder, true);
      return isSelected || holder.contains(document.activeElement);
    }

    return {
      holder,
      papers,
      fill,
      empty,
      isHeld,
      isFilled: () => isFilled,
      measure: () => (height = holder.offsetHeight),
      forget: () => (height = 0),
    };
  };
});
