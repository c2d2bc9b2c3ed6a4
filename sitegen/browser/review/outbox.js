/* Outbox: what goes to the server, one after the other; while it is away, it is kept and tried
   again.  Nothing that was decided is lost because a server was started anew. */

sitegen.define("outbox", [], function () {
  "use strict";

  const SOON = 1000; // milliseconds
  const TOKEN = 'meta[name="token"]';
  const NO_ANSWER = {
    error: "The server gave an answer that cannot be read",
    remedy: "see what sitegen says on its terminal",
  };

  const later = () => new Promise((done) => setTimeout(done, SOON));
  const tokenIn = (page) => page.querySelector(TOKEN)?.getAttribute("content") ?? "";

  async function read(response) {
    try {
      const answer = await response.json();
      if (response.ok || typeof answer?.error === "string") return answer;
    } catch {}
    return NO_ANSWER;
  }

  /** `tell(isAway)` hears when the server stops to answer, and when it does again. */
  return function outbox(tell) {
    let token = tokenIn(document);
    let isAway = false;
    /** @type {Promise<unknown>} */
    let last = Promise.resolve();

    function heard(away) {
      if (away !== isAway) tell((isAway = away));
    }

    /** Ask until there is an answer. */
    async function ask(address, options = () => ({})) {
      for (;;) {
        try {
          const response = await fetch(address, { cache: "no-store", ...options() });
          heard(false);
          return response;
        } catch {
          heard(true);
          await later();
        }
      }
    }

    /** A server that was started anew has another token, and a page that says it. */
    async function renew() {
      const response = await ask("./");
      const before = token;
      token = tokenIn(new DOMParser().parseFromString(await response.text(), "text/html"));
      return token !== "" && token !== before;
    }

    async function post(address, message) {
      const options = () => ({
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Sitegen-Token": token },
        body: JSON.stringify(message),
      });
      const response = await ask(address, options);
      if (response.status !== 403 || !(await renew())) return read(response);
      return read(await ask(address, options));
    }

    /** A text, however often it must be asked for. */
    async function text(address) {
      for (;;) {
        const response = await ask(address);
        if (response.ok) return response.text();
        await later();
      }
    }

    return {
      get: async (address) => read(await ask(address)),
      text,
      /** When all that was sent is answered. */
      idle: () => last,
      /** Promises the answer, which has an `error` if nothing was written. */
      send(address, message) {
        const sent = last.then(() => post(address, message));
        last = sent;
        return sent;
      },
    };
  };
});
