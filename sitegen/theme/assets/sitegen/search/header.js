/* Search, the part every page carries: it opens the dialog, and fetches the rest when asked.

   window.sitegen.search(query, {limit, topics, years}) and sitegen.rank(query) are public.

   The choice and its price: everything is a classic script that registers itself by name,
   because modules, fetch and plain workers fail on file://.  A part of the program
   calls `define` with the names it needs and a function; a part of the data calls `receive`.
   Such a function may refer to nothing but its arguments: its source also runs in a worker. */

(function () {
  "use strict";

  const root = new URL("../../../", document.currentScript.src).href;
  const sitegen = (window.sitegen = window.sitegen || {});
  const parts = new Map();
  const made = new Map();
  const data = new Map();
  const scripts = new Map();

  sitegen.root = root;
  sitegen.explore = root + document.currentScript.dataset.explore;
  sitegen.define = (name, needs, make) => parts.set(name, { needs, make });
  sitegen.receive = (name, value) => data.set(name, value);
  sitegen.use = use;

  /** Add a script once; a failed one may be asked for again. */
  function load(address) {
    if (!scripts.has(address)) {
      scripts.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.onload = resolve;
          script.onerror = () => {
            scripts.delete(address);
            script.remove();
            reject(new Error(`${address} could not be loaded`));
          };
          document.head.append(script);
        }),
      );
    }
    return scripts.get(address);
  }

  /** What the script at `path` (below the site's root, without `.js`) hands over as `name`. */
  sitegen.load = async (name, path) => {
    await load(`${root}${path}.js`);
    return data.get(name);
  };

  const loadData = (name, path = name) => sitegen.load(name, `search/${path}`);

  /** The value of a part, made once, after the parts it needs. */
  function use(name) {
    if (!made.has(name)) {
      const { needs, make } = parts.get(name);
      made.set(name, make(...needs.map(use)));
    }
    return made.get(name);
  }

  /** What `start` promises, started once; after a failure the next caller starts again. */
  function once(start) {
    let promised = null;
    return () => {
      promised ??= start().catch((error) => {
        promised = null;
        throw error;
      });
      return promised;
    };
  }

  const program = () => load(`${root}search/program.js`);

  const client = once(async () => {
    const [settings] = await Promise.all([loadData("index"), program()]);
    return use("client")({ settings, parts, use, loadData, root });
  });

  const dialog = once(async () => {
    await program();
    return use("dialog")({ explore: sitegen.explore, client });
  });

  /**
   * Papers that match, best first: [{id, title, url, score, kind, topic, topics, year}].
   * `url` is absolute.  `limit` is 10 unless told (Infinity for all); `topics` keeps papers in
   * any of these slugs, `years` those of any of these years, where null means "not listed".
   * `kinds` (["paper"] unless told) may add "topic" and "page".
   */
  sitegen.search = async (query, options = {}) => (await (await client()).find(query, options)).hits;

  /** The score of every paper that matches, by its number in the index, best first: for the
      page that has all papers already, and need not read them once more. */
  sitegen.rank = async (query) => {
    const { ranked } = await (await client()).find(query, { numbers: true });
    return new Map(ranked.map(({ number, score }) => [number, score]));
  };

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

  function isTyping(target) {
    return target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName);
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
})();
