/* Glimpse: the place of a small map on a page, which is drawn once all else is there and the reader
   is near it. */

sitegen.define("glimpse", [], function () {
  "use strict";

  const NEAR = "300px";
  const boxes = document.querySelectorAll("[data-glimpse]");
  if (boxes.length === 0) return;

  const load = () => sitegen.load("", "assets/sitegen/small_map").catch(() => {});
  const watch = () => {
    const observer = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        load();
      },
      { rootMargin: NEAR },
    );
    for (const box of boxes) observer.observe(box);
  };

  if (document.readyState === "complete") watch();
  else window.addEventListener("load", () => setTimeout(watch), { once: true });
});
