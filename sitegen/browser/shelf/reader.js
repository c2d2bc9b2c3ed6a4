/* Reader: what a reader keeps, on any page: marks on cards, the shelf of a paper's page, and how
   many papers are on their list. */

sitegen.define(
  "reader",
  ["element", "shelf", "marks", "counted"],
  function (element, shelf, marks, counted) {
    "use strict";

    /** @returns {NodeListOf<HTMLElement>} */
    function holders(selector) {
      return document.querySelectorAll(selector);
    }

    /** The ids that a paper once had, and what was kept under them, are its own. */
    function followFormer({ paper = "", formerly = "" }) {
      const former = formerly.split(" ").filter(Boolean);
      shelf.follow(Object.fromEntries(former.map((id) => [id, paper])));
    }

    function showCount() {
      const papers = shelf.listed().length;
      for (const slot of holders("[data-mylist-count]")) {
        slot.textContent = papers > 0 ? papers.toLocaleString("en") : "";
        slot.title = papers > 0 ? `${counted(papers, "paper")} on your list` : "";
      }
    }

    for (const card of holders(".sg-card[data-paper]")) {
      const line = element("li", { class: "sg-card-mark" });
      line.append(marks.button("saved"), marks.button("read"));
      card.querySelector(".sg-facts")?.append(line);
      marks.refresh(card);
    }

    for (const holder of holders(".sg-shelf[data-paper]")) {
      followFormer(holder.dataset);
      const buttons = ["saved", "reading", "read", "note"].map(marks.button);
      holder.append(element("div", { class: "sg-marks" }, ...buttons), marks.note());
      marks.refresh(holder);
      marks.openNote(holder, shelf.get(holder.dataset.paper ?? "").note !== "");
    }

    shelf.onChange(showCount);
    showCount();
  },
);
