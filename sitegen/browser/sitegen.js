/* What every page's script begins with: the parts it is made of, and the data they load.

   The choice and its price: everything is a classic script that registers itself by name,
   because modules, fetch and plain workers fail on file://.  A part of the program
   calls `define` with the names it needs and a function; a part of the data calls `receive`.
   Such a function may refer to nothing but its arguments: its source also runs in a worker. */

(function () {
  "use strict";

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", own.src).href;
  const parts = new Map();
  const made = new Map();
  const data = new Map();
  const scripts = new Map();

  /** The value of a part, made once, after the parts it needs. */
  function use(name) {
    if (!made.has(name)) {
      const { needs, make } = parts.get(name);
      made.set(name, make(...needs.map(use)));
    }
    return made.get(name);
  }

  /** Run these parts; one that fails leaves the others alone, and is reported. */
  function start(...names) {
    for (const name of names) {
      try {
        use(name);
      } catch (error) {
        reportError(error);
      }
    }
  }

  function scriptOf(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => {
        scripts.delete(address);
        script.remove();
        reject(new Error(`${address} could not be loaded`));
      };
      document.head.append(script);
    });
  }

  /** What the script at `path` (below the site's root, without `.js`) hands over as `name`.
      A script is added once; a failed one may be asked for again. */
  async function load(name, path) {
    const address = `${root}${path}.js`;
    if (!scripts.has(address)) scripts.set(address, scriptOf(address));
    await scripts.get(address);
    return data.get(name);
  }

  window.sitegen = /** @type {any} */ ({
    root,
    explore: root + own.dataset.explore,
    mylist: root + own.dataset.mylist,
    parts,
    define: (name, needs, make) => parts.set(name, { needs, make }),
    receive: (name, value) => data.set(name, value),
    use,
    start,
    load,
  });
})();
