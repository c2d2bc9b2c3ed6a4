/* Labels: where names stand on a map, so that no two of them overlap. */

sitegen.define("labels", [], function () {
  "use strict";

  const GAP = 3; // pixels between two names
  const AWAY = 1.2; // a height or half a width away costs as much as to cover so many points
  const CROWD = 9; // points at most count as so many
  const WIDE = 900; // pixels; on a smaller map the same is a longer way
  const STEPS = [0, -0.5, 0.5, -1, 1, -1.5, 1.5].flatMap((down) =>
    [0, -0.5, 0.5].map((right) => [right, down]),
  );

  const isFree = (box, taken) =>
    taken.every(
      (other) =>
        box.left >= other.right + GAP ||
        box.right + GAP <= other.left ||
        box.top >= other.bottom + GAP ||
        box.bottom + GAP <= other.top,
    );

  function boxAt({ x, y, width, height }, [right, down], size) {
    const free = size.width - width;
    // A name near an edge is moved inwards.
    const left = Math.min(Math.max(x - width / 2 + right * width, 0), Math.max(free, 0));
    const top = y - height / 2 + down * height;
    return { left, top, right: left + width, bottom: top + height };
  }

  const isInside = ({ left, top, right, bottom }, size) =>
    left >= 0 && top >= 0 && right <= size.width && bottom <= size.height;

  /** Where a name covers least, and is least far from where it would best be; null if there is no
      room for it. */
  function best(name, size, taken, covered) {
    const costly = AWAY * Math.max(1, WIDE / size.width);
    const free = (name.steps ?? STEPS).flatMap((step) => {
      const box = boxAt(name, step, size);
      if (!isInside(box, size) || !isFree(box, taken)) return [];
      const away = Math.abs(step[0]) * 2 + Math.abs(step[1]);
      return [{ box, away: away * costly, points: covered(box) }];
    });
    // Where points are dense everywhere, a name does not flee from its own.
    const most = Math.max(...free.map(({ points }) => points), CROWD);
    const costOf = ({ away, points }) => away + (points * CROWD) / most;
    const costs = free.map(costOf);
    return free[costs.indexOf(Math.min(...costs))]?.box ?? null;
  }

  const isShown = ({ x, y }, { width, height }) => x >= 0 && y >= 0 && x <= width && y <= height;

  /** `wanted` are names with {x, y}, where the middle of each would best be, {width, height} and
      maybe `steps`, where else it may be, in its own widths and heights.  The first of them is served
      first: returns [name, box] of those that have room in a window of a size, beside what is
      `taken`.  `covered(box)` says how many points a name would cover. */
  return function labels(wanted, size, { taken = [], covered = () => 0 } = {}) {
    const boxes = [...taken];
    const placed = [];
    for (const name of wanted) {
      const box = isShown(name, size) ? best(name, size, boxes, covered) : null;
      if (!box) continue;
      boxes.push(box);
      placed.push([name, box]);
    }
    return placed;
  };
});
