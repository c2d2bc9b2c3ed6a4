// The frame of a page of a large list: header, menu and footer, which are not in each of its pages.
// It runs twice while a page is read, so that nothing moves: before the text, and after it.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = (script.getAttribute("src") ?? "").replace("assets/sitegen/frame.js", "");
  const { header, menu, footer } = /** @type {any} */ (window).sitegenFrame;

  /** The nodes of a part, whose addresses are below the site's root. */
  function nodes(text) {
    const { body } = new DOMParser().parseFromString(text, "text/html");
    for (const one of body.querySelectorAll("a, img")) {
      const name = one.matches("a") ? "href" : "src";
      const address = one.getAttribute(name) ?? "";
      if (!address.startsWith("#")) one.setAttribute(name, root + address);
    }
    for (const link of body.querySelectorAll("a")) {
      const address = link.getAttribute("href") ?? "";
      const isHere = new URL(address, location.href).pathname === location.pathname;
      if (isHere && !address.includes("#")) link.setAttribute("aria-current", "page");
    }
    return [...body.childNodes].map((node) => document.importNode(node, true));
  }

  if (document.querySelector(".sg-header")) {
    script.replaceWith(...nodes(footer));
  } else {
    script.parentElement?.before(...nodes(header));
    script.replaceWith(...nodes(menu));
    const topics = document.querySelector('[popovertarget="sg-topics"]');
    if (script.dataset.kind === "topic") topics?.setAttribute("aria-current", "true");
  }
})();
