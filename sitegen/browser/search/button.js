/* Button: what opens the search dialog, from anywhere on the page. */

sitegen.define("button", ["search", "typing"], function (search, isTyping) {
  "use strict";

  const { client, dialog } = search;

  function prepare() {
    client().catch(() => {});
    dialog().catch(() => {});
  }

  function open() {
    prepare();
    dialog().then(
      (shown) => shown.open(),
      () => window.location.assign(sitegen.explore),
    );
  }

  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCtrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (event.defaultPrevented || !(isCtrlK || (isSlash && !isTyping(event.target)))) return;
    event.preventDefault();
    open();
  });

  for (const button of document.querySelectorAll("[data-search-open]")) {
    button.addEventListener("click", open);
    button.addEventListener("pointerenter", prepare, { once: true });
    button.addEventListener("focus", prepare, { once: true });
  }
});
