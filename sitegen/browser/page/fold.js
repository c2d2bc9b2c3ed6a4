/* Fold: what a long list keeps back until the reader asks for it.

   Without scripts everything is shown.  Where a browser looks into what is `hidden="until-found"`,
   a find in the page or a link to an anchor opens it; elsewhere the link of the page does. */

sitegen.define("fold", [], function () {
  "use strict";

  /** @type {HTMLElement[]} */
  const folded = Array.from(document.querySelectorAll("[data-folded]"));
  const opener = document.querySelector("[data-unfold]");

  /** Show everything, also to a reader who comes back to this page. */
  function open() {
    for (const part of folded) part.hidden = false;
    opener?.remove();
    history.replaceState({ ...history.state, isUnfolded: true }, "");
  }

  function openTarget() {
    const asked = document.querySelector(":target");
    if (!asked || !folded.some((part) => part.contains(asked))) return;
    open();
    asked.scrollIntoView();
  }

  if (!opener) return;
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
    folded[0].querySelector("a")?.focus();
  });
  document.addEventListener("beforematch", open);
  window.addEventListener("hashchange", openTarget);
  if (history.state?.isUnfolded) open();
  else openTarget();
});
