/* Halo: the soft land under the points of each group, denser where more of them lie. */

sitegen.define("halo", [], function () {
  "use strict";

  const LONG = 220; // cells along the longer side
  const BLUR = 0.026; // of the longer side
  const PASSES = 3; // of a plain mean: together nearly a Gaussian's
  const BEYOND = 0.1; // of the map, on each side: the land goes on around the outermost points
  const BANDS = [
    [0.045, 0.09],
    [0.12, 0.07],
    [0.32, 0.06],
    [0.6, 0.06],
  ]; // from which part of the greatest density on, and how much more color
  const SOFT = 0.35; // of a band's beginning, along which it comes

  /** Means of neighbors along lines: `step` leads along a line, `stride` to the next one. */
  function blurred(from, to, length, lines, step, stride, radius) {
    const span = 2 * radius + 1;
    for (let line = 0; line < lines; line += 1) {
      const start = line * stride;
      let sum = 0;
      for (let i = -radius; i < length; i += 1) {
        if (i + radius < length) sum += from[start + (i + radius) * step];
        if (i - radius > 0) sum -= from[start + (i - radius - 1) * step];
        if (i >= 0) to[start + i * step] = sum / span;
      }
    }
  }

  function blur(cells, columns, rows, radius) {
    const other = new Float32Array(cells.length);
    for (let pass = 0; pass < PASSES; pass += 1) {
      blurred(cells, other, columns, rows, 1, columns, radius);
      blurred(other, cells, rows, columns, columns, 1, radius);
    }
  }

  /** How many points of each hue are about each cell. */
  function densities({ x, y, hue }, hues, cell, columns, rows, edge) {
    const found = Array.from({ length: hues }, () => new Float32Array(columns * rows));
    for (let n = 0; n < x.length; n += 1) {
      const column = Math.floor((x[n] + edge) / cell);
      found[hue[n]][Math.floor((y[n] + edge) / cell) * columns + column] += 1;
    }
    for (const each of found) blur(each, columns, rows, Math.max(Math.round(LONG * BLUR), 1));
    return found;
  }

  function opacity(part) {
    let sum = 0;
    for (const [from, more] of BANDS) {
      const rise = (part - from * (1 - SOFT)) / (from * SOFT * 2);
      sum += more * Math.min(Math.max(rise, 0), 1);
    }
    return sum;
  }

  /** The greatest density but for a few cells: one thick spot makes no other thin. */
  function greatest(total) {
    const some = Float32Array.from(total.filter((each) => each > 0)).sort();
    return some[Math.floor(some.length * 0.985)] || 1;
  }

  /** The pixels of the land: {pixels, columns, rows, edge}, where `edge` is how far it goes beyond
      the map on each side, in the map's units.  `colors` are [red, green, blue] of each hue. */
  return function halo(points, colors) {
    const { width, height } = points;
    const edge = Math.max(width, height) * BEYOND;
    const cell = (Math.max(width, height) + 2 * edge) / LONG;
    const columns = Math.ceil((width + 2 * edge) / cell);
    const rows = Math.ceil((height + 2 * edge) / cell);
    const all = densities(points, colors.length, cell, columns, rows, edge);
    const total = new Float32Array(columns * rows);
    for (const each of all) each.forEach((density, i) => (total[i] += density));
    const most = greatest(total);
    const pixels = new Uint8ClampedArray(columns * rows * 4);
    for (let i = 0; i < total.length; i += 1) {
      const mixed = [0, 0, 0];
      let shares = 0;
      all.forEach((density, hue) => {
        const share = density[i] ** 3; // the densest rules, and borders are soft
        shares += share;
        for (let c = 0; c < 3; c += 1) mixed[c] += share * colors[hue][c];
      });
      if (shares === 0) continue;
      for (let c = 0; c < 3; c += 1) pixels[4 * i + c] = mixed[c] / shares;
      pixels[4 * i + 3] = 255 * opacity(total[i] / most);
    }
    return { pixels, columns, rows, edge, width: columns * cell, height: rows * cell };
  };
});
