/* Painter: draws a map: the land of groups, lines, points, rings and names. */

sitegen.define("painter", ["camera", "halo", "raster"], function (cameras, halo, newRaster) {
  "use strict";

  const RADIUS = 0.1; // of the distance between points that lie evenly
  const [LEAST, MOST] = [1.2, 4.4]; // pixels, on the whole map
  const GREATEST = 12; // pixels, however near
  const LARGER = 0.17; // for each step of size
  const GROWTH = 0.42; // of radii, as the power of the zoom
  const [PLAIN, FAINT] = [0.84, 0.16]; // opacity
  const MANY = 20_000; // points, which one does not see through each other anymore
  const STEP = 0.25; // pixels between two radii that differ
  const QUIETER = 0.25; // land, for each time that the map is twice as near
  const TURN = 2 * Math.PI;
  const BOW = 0.08; // of a line's length: two lines in one direction are two

  /** The points by their sizes, the larger ones first, so that the smaller ones lie on them. */
  const drawOrder = ({ size }) =>
    Uint32Array.from(size, (_, n) => n).sort((a, b) => size[b] - size[a] || a - b);

  function landOf(points, inks) {
    const { pixels, columns, rows, ...box } = halo(points, inks.land);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [columns, rows];
    canvas.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
    return { canvas, ...box };
  }

  /** `points` are {x, y, size, hue, width, height}: columns of numbers, and the map's units. */
  return function painter(canvas, points) {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const layer = document.createElement("canvas");
    const raster = newRaster(layer);
    const order = drawOrder(points);
    /** @type {Inks} */
    let inks;
    /** @type {ReturnType<typeof landOf>} */
    let land;
    let stamps = new Map();
    let size = { width: 0, height: 0 };
    let ratio = 1;

    /** How large a point of no size is. */
    function unit(camera) {
      const all = cameras.whole(points, size);
      const even = Math.sqrt((points.width * points.height) / Math.max(points.x.length, 1));
      const base = Math.min(Math.max(even * all.scale * RADIUS, LEAST), MOST);
      return Math.min(base * (camera.scale / all.scale) ** GROWTH, GREATEST);
    }

    const radiusOf = (n, least) => least * (0.8 + LARGER * points.size[n]);
    const at = (camera, n) => cameras.toWindow(camera, size, points.x[n], points.y[n]);

    function drawLand(camera, isFaint) {
      const { x, y } = cameras.toWindow(camera, size, -land.edge, -land.edge);
      const { scale } = camera;
      const near = Math.log2(cameras.zoomOf(camera, points, size));
      context.globalAlpha = (isFaint ? 0.4 : 1) / (1 + Math.max(near, 0) * QUIETER);
      context.imageSmoothingQuality = "high";
      context.drawImage(land.canvas, x, y, land.width * scale, land.height * scale);
      context.globalAlpha = 1;
    }

    /** What is stamped for points of a hue and a size, made once. */
    function stampOf(hue, radius, opacity) {
      const rounded = Math.round((radius * ratio) / STEP) * STEP;
      const key = `${hue} ${rounded} ${opacity}`;
      if (!stamps.has(key)) {
        const isHard = points.x.length > MANY && opacity === PLAIN;
        const edge = isHard ? 0 : Math.min(0.8 * ratio, rounded * 0.3);
        const look = { color: inks.land[hue], edgeColor: inks.ground, opacity, isHard };
        stamps.set(key, raster.stampOf({ radius: rounded, edge, ...look }));
      }
      return stamps.get(key);
    }

    function stampAll(camera, opacity, isWanted) {
      const least = unit(camera);
      const bySize = new Map();
      const { x, y, hue, size: sizes } = points;
      const scale = camera.scale * ratio;
      const right = (size.width / 2) * ratio - camera.x * scale;
      const down = (size.height / 2) * ratio - camera.y * scale;
      for (const n of order) {
        if (isWanted && !isWanted(n)) continue;
        const kind = hue[n] * 16 + sizes[n];
        let stamp = bySize.get(kind);
        if (!stamp) bySize.set(kind, (stamp = stampOf(hue[n], radiusOf(n, least), opacity)));
        raster.stamp(stamp, Math.round(x[n] * scale + right), Math.round(y[n] * scale + down));
      }
    }

    /** `isFaint(n)`, where some are. */
    function drawPoints(camera, isFaint) {
      if (stamps.size > 400) stamps = new Map(); // of all the zooms gone through
      raster.clear();
      if (isFaint) stampAll(camera, FAINT, isFaint);
      stampAll(camera, PLAIN, isFaint && ((n) => !isFaint(n)));
      raster.show();
      context.drawImage(layer, 0, 0, size.width, size.height);
    }

    function drawLine(camera, { ends, color, width }) {
      const [a, b] = ends.map((n) => at(camera, n));
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      context.strokeStyle = inks[color];
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.quadraticCurveTo(a.x + dx / 2 + dy * BOW, a.y + dy / 2 - dx * BOW, b.x, b.y);
      context.stroke();
    }

    /** Rings around points, with a gap, and the points anew where they are `filled`. */
    function drawRings(camera, { numbers, color, width, gap, filled = false }) {
      const least = unit(camera);
      const circle = (n, more) => {
        const { x, y } = at(camera, n);
        const radius = radiusOf(n, least) + more;
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, TURN);
      };
      for (const n of filled ? numbers : []) {
        context.fillStyle = inks.hues[points.hue[n]];
        context.beginPath();
        circle(n, 0);
        context.fill();
      }
      context.strokeStyle = inks[color];
      context.lineWidth = width;
      context.beginPath();
      for (const n of numbers) circle(n, gap + width / 2);
      context.stroke();
    }

    /** A name: {lines, font, line (the height of one), color, opacity} in its box. */
    function drawName([name, box]) {
      context.font = name.font;
      context.lineWidth = name.halo ?? 4;
      const x = (box.left + box.right) / 2;
      const middle = (box.top + box.bottom - name.line * name.lines.length) / 2;
      name.lines.forEach((line, i) => {
        const y = middle + name.line * (i + 0.5);
        context.globalAlpha = 0.9 * (name.opacity ?? 1);
        context.strokeStyle = inks.paper;
        context.strokeText(line, x, y);
        context.globalAlpha = name.opacity ?? 1;
        context.fillStyle = inks[name.color ?? "ink"];
        context.fillText(line, x, y);
      });
      context.globalAlpha = 1;
    }

    return {
      /** Take the palette, and make the land in its colors. */
      ink(given) {
        inks = given;
        land = landOf(points, inks);
        stamps = new Map();
      },

      /** Take the place that the canvas has in the page; its size. */
      fit() {
        const { clientWidth: width, clientHeight: height } = canvas;
        ratio = Math.min(window.devicePixelRatio || 1, 3);
        size = { width, height };
        [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
        raster.fit(canvas.width, canvas.height);
        stamps = new Map();
        return size;
      },

      size: () => size,
      radius: (n, camera) => radiusOf(n, unit(camera)),

      /** How wide a text is. */
      measure(text, font) {
        context.font = font;
        return context.measureText(text).width;
      },

      /** Draw a frame: `isFaint(n)` of some points or null, lines between two points, rings, names
          in their boxes. */
      draw(camera, { isFaint = null, isLandFaint = false, lines = [], rings = [], names = [] }) {
        if (size.width === 0 || size.height === 0) return;
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.clearRect(0, 0, size.width, size.height);
        context.textAlign = "center";
        context.textBaseline = "middle";
        context.lineJoin = "round";
        drawLand(camera, isLandFaint);
        drawPoints(camera, isFaint);
        for (const line of lines) drawLine(camera, line);
        for (const ring of rings) drawRings(camera, ring);
        for (const name of names) drawName(name);
      },
    };
  };
});
