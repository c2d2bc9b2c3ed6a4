/* Flight: from one camera to another in a few frames, or at once for readers who want nothing to
   move. */

sitegen.define("flight", ["camera"], function (cameras) {
  "use strict";

  const LONG = 320; // milliseconds
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");

  /** `look(camera)` is called for each frame, `rest()` at the end. */
  return function flight(look, rest) {
    let frame = 0;
    /** @type {Camera | null} */
    let goal = null;

    function stop() {
      cancelAnimationFrame(frame);
      goal = null;
    }

    return {
      stop,

      /** The camera that it goes to, null if there is no flight. */
      goal: () => goal,

      start(from, to) {
        stop();
        goal = to;
        const start = performance.now();
        function step(now) {
          const part = isStill.matches ? 1 : Math.min(Math.max((now - start) / LONG, 0), 1);
          look(cameras.between(from, to, 1 - (1 - part) ** 3));
          if (part < 1) {
            frame = requestAnimationFrame(step);
          } else {
            goal = null;
            rest();
          }
        }
        step(start);
      },
    };
  };
});
