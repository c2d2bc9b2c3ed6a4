/* Printed: on paper, the address of the view and the day stand below the text. */

sitegen.define("printed", ["element"], function (element) {
  "use strict";

  /** The published address where it is known: that of a file leads nobody anywhere. */
  function address() {
    const published = /** @type {HTMLLinkElement?} */ (
      document.querySelector('link[rel="canonical"]')
    );
    if (published) return new URL(location.hash, published.href).href;
    return location.protocol === "file:" ? "" : location.href;
  }

  const line = element("p", { class: "sg-printed" });
  document.querySelector("main")?.append(line);

  addEventListener("beforeprint", () => {
    const day = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
    line.textContent = [document.title, address(), `Printed on ${day}`].filter(Boolean).join(" · ");
  });
});
