/* Busy: says that a search takes time, once it does. */

sitegen.define("busy", [], function () {
  "use strict";

  const MESSAGES = /** @type {const} */ ([
    [200, "Searching…"], // milliseconds from when it began
    [4000, "Still searching: the connection is slow…"],
  ]);

  /** `status` is where it is said, `list` what is awaited. */
  return function busy(status, list) {
    /** @type {ReturnType<typeof setTimeout>[]} */
    let timers = [];

    return {
      start() {
        if (timers.length > 0) return;
        list.setAttribute("aria-busy", "true");
        timers = MESSAGES.map(([time, message]) =>
          setTimeout(() => (status.textContent = message), time),
        );
      },

      stop() {
        list.removeAttribute("aria-busy");
        timers.forEach(clearTimeout);
        timers = [];
      },
    };
  };
});
