/* Glimpse: the place of a small map on a page, which is drawn once all else is there and the reader
   is near it. */

sitegen.define("glimpse", [], function () {
  "use strict";

  const box = document.querySelector("[data-glimpse]");
  if (!box) return;
  window.addEventListener("load", () => {
    const observer = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      observer.disconnect();
      sitegen.load("", "assets/sitegen/small_map").catch(() => {});
    });
    observer.observe(box);
  });
});
