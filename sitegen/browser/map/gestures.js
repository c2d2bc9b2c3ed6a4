/* Gestures: what a reader does to a map with a mouse, fingers or a wheel. */

sitegen.define("gestures", [], function () {
  "use strict";

  const STILL = { mouse: 4, pen: 6, touch: 9 }; // pixels that a press may move and still be one
  const REACH = { mouse: 8, pen: 14, touch: 26 }; // pixels from a point that still mean it
  const PASSING = 300; // milliseconds between two turns of a wheel that are one movement
  const LINE = 20; // pixels of a wheel that counts lines
  const SPEED = { wheel: 0.0016, pinch: 0.011 };

  const middleOf = (places) => ({
    x: places.reduce((sum, { x }) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  });

  /** How far apart two places are. */
  function spreadOf(places) {
    const [a, b] = places;
    return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }

  /** Places are {x, y} in pixels of the holder.  `pan(dx, dy)`, `zoom(factor, place)`, which says
      whether that changed anything; `hover(place, reach)` with null once nothing is meant, and
      `press(place, reach)`; `rest()` once a gesture has ended. */
  return function gestures(holder, { pan, zoom, hover, press, rest }) {
    const down = new Map();
    /** @type {Place | null} */
    let start = null; // of what may be a press
    let isDrag = false;

    function placeOf({ clientX, clientY }) {
      const { left, top } = holder.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    }

    holder.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      down.set(event.pointerId, placeOf(event));
      start = down.size === 1 ? placeOf(event) : null;
      if (down.size > 1) isDrag = true;
    });

    function drag(event, place) {
      const before = [...down.values()];
      down.set(event.pointerId, place);
      const after = [...down.values()];
      if (start && !isDrag) {
        const far = Math.hypot(place.x - start.x, place.y - start.y);
        if (far < STILL[event.pointerType]) return;
        isDrag = true;
        holder.setPointerCapture(event.pointerId);
        hover(null, 0);
      }
      const [from, to] = [middleOf(before), middleOf(after)];
      pan(to.x - from.x, to.y - from.y);
      if (down.size > 1 && spreadOf(before) > 0) zoom(spreadOf(after) / spreadOf(before), to);
    }

    holder.addEventListener("pointermove", (event) => {
      if (event.buttons === 0) end(event); // it was let go of elsewhere
      const place = placeOf(event);
      if (down.has(event.pointerId)) drag(event, place);
      else if (event.pointerType !== "touch") hover(place, REACH[event.pointerType]);
    });

    function end(event) {
      if (!down.delete(event.pointerId)) return;
      const isPress = event.type === "pointerup" && start && !isDrag;
      if (isPress) press(placeOf(event), REACH[event.pointerType]);
      if (down.size > 0) return;
      if (isDrag) rest();
      start = null;
      isDrag = false;
    }

    holder.addEventListener("pointerup", end);
    holder.addEventListener("pointercancel", end);
    holder.addEventListener("pointerleave", () => hover(null, 0));

    // Who scrolls the page and comes by the map goes on scrolling.
    let scrolled = -Infinity;
    window.addEventListener("wheel", ({ target, timeStamp }) => {
      if (!holder.contains(/** @type {Node} */ (target))) scrolled = timeStamp;
    });

    /** A wheel that cannot take the reader farther away scrolls the page. */
    holder.addEventListener(
      "wheel",
      (event) => {
        if (event.timeStamp - scrolled < PASSING && !event.ctrlKey) {
          scrolled = event.timeStamp;
          return;
        }
        const pixels = event.deltaY * (event.deltaMode === 1 ? LINE : 1);
        const factor = Math.exp(-pixels * (event.ctrlKey ? SPEED.pinch : SPEED.wheel));
        if (zoom(factor, placeOf(event)) || event.ctrlKey) event.preventDefault();
        rest();
      },
      { passive: false },
    );

    holder.addEventListener("dblclick", (event) => {
      event.preventDefault();
      zoom(2, placeOf(event));
      rest();
    });
  };
});
