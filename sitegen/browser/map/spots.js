/* Spots: which points of the map are near a place, found by the cells of a grid. */

sitegen.define("spots", [], function () {
  "use strict";

  const PER_CELL = 4; // points, where they lie evenly

  /** `x` and `y` are those of each point, on a map of a width and a height. */
  return function spots({ x, y, width, height }) {
    const side = Math.max(Math.sqrt((width * height * PER_CELL) / Math.max(x.length, 1)), 1);
    const columns = Math.floor(width / side) + 1;
    const rows = Math.floor(height / side) + 1;
    const column = (at) => Math.min(Math.max(Math.floor(at / side), 0), columns - 1);
    const row = (at) => Math.min(Math.max(Math.floor(at / side), 0), rows - 1);
    const starts = new Uint32Array(columns * rows + 1);
    const numbers = new Uint32Array(x.length);

    const cellOf = (n) => row(y[n]) * columns + column(x[n]);
    for (let n = 0; n < x.length; n += 1) starts[cellOf(n) + 1] += 1;
    for (let cell = 0; cell < columns * rows; cell += 1) starts[cell + 1] += starts[cell];
    const next = starts.slice();
    for (let n = 0; n < x.length; n += 1) numbers[next[cellOf(n)]++] = n;

    /** Call `use(n)` for each point of the cells that a box touches. */
    function eachNear({ left, top, right, bottom }, use) {
      for (let r = row(top); r <= row(bottom); r += 1) {
        const first = starts[r * columns + column(left)];
        const last = starts[r * columns + column(right) + 1];
        for (let i = first; i < last; i += 1) use(numbers[i]);
      }
    }

    return {
      /** The numbers of the points in a box. */
      within(box) {
        const found = [];
        eachNear(box, (n) => {
          const isIn = x[n] >= box.left && x[n] <= box.right;
          if (isIn && y[n] >= box.top && y[n] <= box.bottom) found.push(n);
        });
        return found;
      },

      /** The number of the nearest point that is no farther than `reach` and `passes`; -1 if there
          is none. */
      nearest(at, reach, passes) {
        let found = -1;
        let least = reach * reach;
        const box = {
          ...{ left: at.x - reach, right: at.x + reach },
          ...{ top: at.y - reach, bottom: at.y + reach },
        };
        eachNear(box, (n) => {
          const distance = (x[n] - at.x) ** 2 + (y[n] - at.y) ** 2;
          if (distance > least || !passes(n)) return;
          if (distance === least && found >= 0 && found < n) return;
          [found, least] = [n, distance];
        });
        return found;
      },
    };
  };
});
