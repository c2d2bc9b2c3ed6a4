/* News: what is new to this reader, in the header of every page, on the home page and on that of
   news.

   A revision there has its number as `data-revision`; those since the reader's last visit are
   marked, until they say that they have seen them. */

sitegen.define("news", ["element", "counted", "visit"], function (element, counted, visit) {
  "use strict";

  const since = /** @type {HTMLElement?} */ (document.querySelector("[data-since]"));
  const ways = document.querySelector(".sg-ways[data-personal]");

  /** @param {number} added */
  function showCounts(added) {
    for (const place of document.querySelectorAll("[data-news-count]")) {
      const shown = element("span", { "aria-hidden": "true" }, added > 99 ? "99+" : String(added));
      const said = element("span", { class: "sg-unseen" }, `${added} new`);
      place.replaceChildren(...(added > 0 ? [shown, said] : []));
    }
  }

  function linkToNew(text) {
    return element("a", { href: `${sitegen.explore}#state=new` }, text);
  }

  /** One more way from the home page. */
  function showWay(added) {
    if (added === 0) return;
    ways?.append(element("li", {}, linkToNew(`${added} new since your last visit`)));
  }

  function showMarks(known) {
    for (const head of document.querySelectorAll("[data-revision] h2")) {
      const section = /** @type {HTMLElement} */ (head.closest("[data-revision]"));
      head.querySelector(".sg-new")?.remove();
      if (Number(section.dataset.revision) > known) {
        head.append(element("span", { class: "sg-new" }, "new to you"));
      }
    }
  }

  /** The line on top of the page of news. */
  function told({ known, newest, added, markSeen }) {
    if (known === newest) return ["Nothing is new to you. What comes next will be marked here."];
    const seen = element("button", { type: "button", class: "sg-button" }, "Mark as seen");
    seen.addEventListener("click", () => {
      markSeen();
      showCounts(0);
      showMarks(newest);
      since?.replaceChildren("Marked as seen.");
    });
    if (added === 0) return ["What changed since your last visit is marked. ", seen];
    const text = `${counted(added, "new paper")} since your last visit`;
    return [linkToNew(text), ". ", seen];
  }

  visit()
    .then((found) => {
      showCounts(found.added);
      showWay(found.added);
      if (!since) return;
      showMarks(found.known);
      since.append(...told(found));
    })
    .catch(() => {}); // without the data nothing is new
});
