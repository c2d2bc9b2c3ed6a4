/* Map keys: what a reader does to a map with a keyboard. */

sitegen.define("map_keys", [], function () {
  "use strict";

  const SHIFT = 80; // pixels
  const STEP = 1.6; // times
  const ARROWS = {
    ArrowLeft: [-SHIFT, 0],
    ArrowRight: [SHIFT, 0],
    ArrowUp: [0, -SHIFT],
    ArrowDown: [0, SHIFT],
  };

  /** `actions`: `walk(key)` from paper to paper, `shift(right, down)` in pixels, `zoom(factor)`,
      `whole()`, `leave()` and `open()` of the paper that is chosen. */
  return function mapKeys(holder, { walk, shift, zoom, whole, leave, open }) {
    const others = {
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      0: whole,
      Escape: leave,
      Enter: open,
    };

    holder.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      if (arrow && event.shiftKey) shift(arrow[0], arrow[1]);
      else if (arrow) walk(event.key);
      else if (others[event.key]) others[event.key]();
      else return;
      event.preventDefault();
    });
  };
});
