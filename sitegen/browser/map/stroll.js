/* Stroll: from a point of the map to the nearest one in a direction. */

sitegen.define("stroll", [], function () {
  "use strict";

  const DIRECTIONS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const ASIDE = 2; // how much farther a step aside is than one ahead

  /** The number of the point to go to by a key; -1 if there is none in that direction.  What lies
      aside by more than it lies ahead is in another direction.  Of points at one place, the
      higher numbers come after the lower ones to the right and downwards. */
  return function stroll({ x, y }, from, key, passes) {
    const [right, down] = DIRECTIONS[key];
    const isOnward = right + down > 0;
    let found = -1;
    let least = Infinity;
    for (let n = 0; n < x.length; n += 1) {
      const [dx, dy] = [x[n] - x[from], y[n] - y[from]];
      const ahead = dx * right + dy * down;
      const aside = Math.abs(dx * down + dy * right);
      const isHere = dx === 0 && dy === 0;
      if (isHere ? n === from || n > from !== isOnward : ahead <= 0 || aside > ahead) continue;
      const far = isHere ? Math.abs(n - from) / x.length / 2 : ahead + ASIDE * aside;
      if (far < least && passes(n)) [found, least] = [n, far];
    }
    return found;
  };
});
