/* Client: runs the engine in a worker where that is possible, else in the page.

   A worker cannot load scripts from disk, so it is made of a blob that holds the sources of
   the parts it needs, and asks the page for data, which comes as scripts. */

sitegen.define("client", [], function () {
  "use strict";

  const PAUSE = 250; // milliseconds

  /** Runs inside the worker, which knows nothing of this file except what it is given. */
  function serve(engine) {
    const waiting = new Map();
    const load = (name) =>
      new Promise((resolve, reject) => {
        if (!waiting.has(name)) {
          waiting.set(name, []);
          self.postMessage({ load: name });
        }
        waiting.get(name).push({ resolve, reject });
      });
    /** @type {Engine} */
    let running;
    self.onmessage = async ({ data }) => {
      if (data.settings) running = engine(data.settings, load);
      if (data.loaded) {
        const { loaded, value, failed } = data;
        for (const { resolve, reject } of waiting.get(loaded)) {
          if (failed) reject(new Error(failed));
          else resolve(value);
        }
        waiting.delete(loaded);
      }
      if (data.call) {
        const { call, query, options } = data;
        try {
          self.postMessage({ call, result: await running.find(query, options) });
        } catch (/** @type {any} */ error) {
          self.postMessage({ call, failed: error.message });
        }
      }
    };
    self.postMessage({ ready: true });
  }

  /** The engine and all it needs, as a program of their own. */
  function source() {
    const lines = new Map();
    const madeOf = (name) => `made[${JSON.stringify(name)}]`;
    (function visit(name) {
      const part = sitegen.parts.get(name);
      if (!part || lines.has(name)) return;
      part.needs.forEach(visit);
      lines.set(name, `${madeOf(name)} = (${part.make})(${part.needs.map(madeOf)});`);
    })("engine");
    return `const made = {};\n${[...lines.values()].join("\n")}\n(${serve})(made.engine);`;
  }

  /** A worker that has shown itself to run; rejects where the page may have none. */
  function startWorker() {
    return new Promise((resolve, reject) => {
      const address = URL.createObjectURL(new Blob([source()], { type: "text/javascript" }));
      const worker = new Worker(address);
      worker.onmessage = () => resolve(worker);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
    });
  }

  function remote(worker, settings, load) {
    const waiting = new Map();
    let calls = 0;
    worker.onmessage = async ({ data }) => {
      if (data.load) {
        try {
          worker.postMessage({ loaded: data.load, value: await load(data.load) });
        } catch (/** @type {any} */ error) {
          worker.postMessage({ loaded: data.load, failed: error.message });
        }
        return;
      }
      const { resolve, reject } = waiting.get(data.call);
      waiting.delete(data.call);
      if (data.failed) reject(new Error(data.failed));
      else resolve(data.result);
    };
    worker.postMessage({ settings });
    return {
      find: (query, options) =>
        new Promise((resolve, reject) => {
          waiting.set(++calls, { resolve, reject });
          worker.postMessage({ call: calls, query, options });
        }),
    };
  }

  /** `load(name)` promises a part of the data. */
  return async function client(settings, load) {
    const tokenizer = sitegen.use("tokens")(settings);
    const texts = new Map(); // the parts at hand
    const engine = await startWorker().then(
      (worker) => remote(worker, settings, load),
      () => sitegen.use("engine")(settings, load),
    );

    const partOf = (number) => Math.floor(number / settings.textsPerPart);

    async function read(part) {
      texts.set(part, await load(`texts-${part}`));
    }

    /** {finding, text, authors} of a document whose part is at hand. */
    function rowOf(number) {
      const { finding, text, authors } = texts.get(partOf(number));
      const row = number % settings.textsPerPart;
      return { finding: finding[row], text: text[row], authors: authors[row] };
    }

    return {
      opening: settings.opening,

      /** What of a paper a query meant, whose words may mean these terms. */
      matched: (query, terms) => sitegen.use("matched")(query, terms, tokenizer),

      async find(query, options) {
        const found = await engine.find(String(query), options);
        for (const hit of found.hits) hit.url = new URL(hit.url, sitegen.root).href;
        return found;
      },

      /** Call `use({finding, text, authors})` for each {number, use} of a document: at once if it is at hand,
          else after a pause, if `isWanted()` by then. What is typed letter by letter does not load
          the texts of every beginning. */
      about(asked, isWanted) {
        const later = asked.filter(({ number }) => !texts.has(partOf(number)));
        for (const { number, use } of asked) {
          if (texts.has(partOf(number))) use(rowOf(number));
        }
        setTimeout(() => {
          if (!isWanted()) return;
          for (const { number, use } of later) {
            // Without its text, a result is still a result.
            read(partOf(number)).then(
              () => use(rowOf(number)),
              () => {},
            );
          }
        }, PAUSE);
      },
    };
  };
});
