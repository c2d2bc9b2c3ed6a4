/* Raster: many round points as pixels.

   The choice and its price: a canvas needs some microseconds for a circle or a copied picture, and
   a hundred thousand of them take a second.  Setting the pixels takes some milliseconds, if points
   stand on whole pixels. */

sitegen.define("raster", [], function () {
  "use strict";

  const FULL = 255;
  const OPAQUE = 250; // what is as good as that

  /** How much of a pixel is inside of a circle, by how far it is from the middle. */
  const inside = (radius, distance) => Math.min(Math.max(radius - distance + 0.5, 0), 1);

  /** The pixels of a point: its color, and around it a thin edge.  One that is hard covers a pixel
      or does not: nothing is mixed. */
  function stampOf({ radius, edge, color, edgeColor, opacity, isHard }) {
    const reach = Math.ceil(radius + edge);
    const side = 2 * reach + 1;
    const pixels = new Uint32Array(side * side);
    const bytes = new Uint8ClampedArray(pixels.buffer);
    for (let i = 0; i < pixels.length; i += 1) {
      const distance = Math.hypot((i % side) - reach, Math.floor(i / side) - reach);
      const within = inside(radius, distance);
      for (let c = 0; c < 3; c += 1) {
        bytes[4 * i + c] = color[c] * within + edgeColor[c] * (1 - within);
      }
      const covered = inside(radius + edge, distance);
      bytes[4 * i + 3] = FULL * (isHard ? Number(covered > 0.5) : covered * opacity);
    }
    return { reach, side, pixels };
  }

  /** A color over another one, both with their opacity. */
  function over(above, below) {
    const a = (above >>> 24) / FULL;
    const b = ((below >>> 24) / FULL) * (1 - a);
    const all = a + b;
    const channel = (shift) =>
      Math.round((((above >>> shift) & FULL) * a + ((below >>> shift) & FULL) * b) / all) << shift;
    return ((Math.round(all * FULL) << 24) | channel(16) | channel(8) | channel(0)) >>> 0;
  }

  /** Pixels that can be stamped on, as many as a canvas has. */
  return function raster(canvas) {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    let image = new ImageData(1, 1);
    let pixels = new Uint32Array(image.data.buffer);

    return {
      stampOf,

      fit(width, height) {
        [canvas.width, canvas.height] = [Math.max(width, 1), Math.max(height, 1)];
        image = new ImageData(canvas.width, canvas.height);
        pixels = new Uint32Array(image.data.buffer);
      },

      clear: () => pixels.fill(0),

      /** Stamp a point whose middle is in the pixel of a column and a row. */
      stamp({ reach, side, pixels: own }, column, row) {
        const { width, height } = image;
        const [left, top] = [column - reach, row - reach];
        if (left >= width || top >= height || left + side <= 0 || top + side <= 0) return;
        const [first, last] = [Math.max(-left, 0), Math.min(width - left, side)];
        for (let r = Math.max(-top, 0); r < Math.min(height - top, side); r += 1) {
          for (let c = first; c < last; c += 1) {
            const above = own[r * side + c];
            if (above >>> 24 === 0) continue;
            const at = (top + r) * width + left + c;
            const isAlone = pixels[at] === 0 || above >>> 24 >= OPAQUE;
            pixels[at] = isAlone ? above : over(above, pixels[at]);
          }
        }
      },

      show: () => context.putImageData(image, 0, 0),
    };
  };
});
