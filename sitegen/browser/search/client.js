/* Client: runs the engine in a worker where that is possible, here where it is not.

   A worker cannot load scripts from disk, so it is made of a blob that holds the sources of
   the parts it needs, and asks the page for data, which comes as scripts. */

sitegen.define("client", [], function () {
  "use strict";

  /** Runs inside the worker, which knows nothing of this file but what it is given. */
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

  function source(parts) {
    const names = [];
    (function visit(name) {
      if (names.includes(name)) return;
      parts.get(name).needs.forEach(visit);
      names.push(name);
    })("engine");
    const lines = names.map((name) => {
      const { needs, make } = parts.get(name);
      return `made[${JSON.stringify(name)}] = (${make})(${needs.map((n) => `made[${JSON.stringify(n)}]`)});`;
    });
    return `const made = {};\n${lines.join("\n")}\n(${serve})(made.engine);`;
  }

  /** A worker that has shown itself to run; rejects where the page may have none. */
  function startWorker(parts) {
    return new Promise((resolve, reject) => {
      const address = URL.createObjectURL(new Blob([source(parts)], { type: "text/javascript" }));
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

  return async function client({ settings, parts, use, loadData, root }) {
    const load = (name) => loadData(name, `${settings.version}/${name}`);
    const engine = await startWorker(parts).then(
      (worker) => remote(worker, settings, load),
      () => use("engine")(settings, load),
    );
    return {
      tokenizer: use("tokens")(settings),
      async find(query, options) {
        const found = await engine.find(String(query), options);
        for (const hit of found.hits) hit.url = new URL(hit.url, root).href;
        return found;
      },
      /** The text of a document by its number, for the line shown with a result. */
      async text(number) {
        const texts = await load(`texts-${Math.floor(number / settings.textsPerPart)}`);
        return texts[number % settings.textsPerPart];
      },
    };
  };
});
