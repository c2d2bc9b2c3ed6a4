/* Flight: from one camera to another in a few frames, or at once for readers who want nothing to
   move. */

sitegen.define("flight", ["camera"], function (cameras) {
  "use strict";

  const LONG = 320; // milliseconds
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");

  /** `look(camera)` is called for each frame, `rest()` at the end. */
  return function flight(look, rest) {
    let frame = 0;

    return {
      stop: () => cancelAnimationFrame(frame),

      start(from, to) {
        cancelAnimationFrame(frame);
        const start = performance.now();
        function step(now) {
          const part = isStill.matches ? 1 : Math.min(Math.max((now - start) / LONG, 0), 1);
          look(cameras.between(from, to, 1 - (1 - part) ** 3));
          if (part < 1) frame = requestAnimationFrame(step);
          else rest();
        }
        step(start);
      },
    };
  };
});
