/* What the service worker's script begins with: it has parts as a page's script has, each made at
   once, because it comes after those it needs. */

(function () {
  "use strict";

  const made = new Map();

  self.sitegen = /** @type {any} */ ({
    root: new URL("./", self.location.href).href,
    define: (name, needs, make) => made.set(name, make(...needs.map((need) => made.get(need)))),
  });
})();
