/* Camera: which part of the map is shown, and how near.

   {x, y, scale}: what of the map is in the middle of the window, in the map's own units, and how many
   pixels one of them takes.  A map is {width, height} in its units, a window in pixels. */

sitegen.define("camera", [], function () {
  "use strict";

  const MARGIN = 0.07; // of the window, around the whole map
  const NEAREST = 60; // times as near as the whole map
  const PARTS = 1000; // of the map's width and height, in an address

  const clamped = (value, least, most) => Math.min(Math.max(value, least), most);

  /** The camera that shows a box {left, top, right, bottom} of the map. */
  function onto(box, size) {
    const room = 1 - 2 * MARGIN;
    const width = Math.max(box.right - box.left, 1);
    const height = Math.max(box.bottom - box.top, 1);
    return {
      x: (box.left + box.right) / 2,
      y: (box.top + box.bottom) / 2,
      scale: Math.min((size.width * room) / width, (size.height * room) / height),
    };
  }

  const whole = (map, size) =>
    onto({ left: 0, top: 0, right: map.width, bottom: map.height }, size);

  /** How many times nearer than the whole map. */
  const zoomOf = (camera, map, size) => camera.scale / whole(map, size).scale;

  /** The middle of one axis, so that no more than a margin beside the map is shown. */
  function middle(at, length, visible) {
    const half = visible * (0.5 - MARGIN);
    return 2 * half >= length ? length / 2 : clamped(at, half, length - half);
  }

  /** The nearest camera that a reader may have. */
  function limited({ x, y, scale }, map, size) {
    const least = whole(map, size).scale;
    const kept = clamped(scale, least, least * NEAREST);
    return {
      x: middle(x, map.width, size.width / kept),
      y: middle(y, map.height, size.height / kept),
      scale: kept,
    };
  }

  /** Where a place of the map is in the window. */
  const toWindow = (camera, size, x, y) => ({
    x: (x - camera.x) * camera.scale + size.width / 2,
    y: (y - camera.y) * camera.scale + size.height / 2,
  });

  /** Where a place of the window is on the map. */
  const toMap = (camera, size, x, y) => ({
    x: (x - size.width / 2) / camera.scale + camera.x,
    y: (y - size.height / 2) / camera.scale + camera.y,
  });

  /** What of the map is in a box of the window. */
  function boxOnMap(camera, size, { left, top, right, bottom }) {
    const from = toMap(camera, size, left, top);
    const to = toMap(camera, size, right, bottom);
    return { left: from.x, top: from.y, right: to.x, bottom: to.y };
  }

  /** What of the map is in the window. */
  const shown = (camera, size) =>
    boxOnMap(camera, size, { left: 0, top: 0, right: size.width, bottom: size.height });

  const moved = (camera, dx, dy) => ({
    ...camera,
    x: camera.x - dx / camera.scale,
    y: camera.y - dy / camera.scale,
  });

  /** So many times nearer, as far as a reader may come; what is at a place of the window stays
      there. */
  function zoomed(camera, factor, map, size, { x, y }) {
    const least = whole(map, size).scale;
    const scale = clamped(camera.scale * factor, least, least * NEAREST);
    const at = toMap(camera, size, x, y);
    return {
      x: at.x - (x - size.width / 2) / scale,
      y: at.y - (y - size.height / 2) / scale,
      scale,
    };
  }

  /** A part of the way from one camera to another. */
  function between(from, to, part) {
    const mixed = (a, b) => a + (b - a) * part;
    return {
      x: mixed(from.x, to.x),
      y: mixed(from.y, to.y),
      scale: Math.exp(mixed(Math.log(from.scale), Math.log(to.scale))),
    };
  }

  /** As an address spells it, in thousandths of the map and times; empty for the whole map. */
  function format(camera, map, size) {
    const zoom = zoomOf(camera, map, size);
    if (zoom < 1.01) return "";
    const x = Math.round((camera.x / map.width) * PARTS);
    const y = Math.round((camera.y / map.height) * PARTS);
    return [x, y, Number(zoom.toFixed(2))].join(",");
  }

  /** The camera that an address means; the whole map where it means none. */
  function parse(text, map, size) {
    const [x, y, zoom] = String(text).split(",").map(Number);
    const all = whole(map, size);
    if (![x, y, zoom].every(Number.isFinite)) return all;
    const given = {
      x: (x / PARTS) * map.width,
      y: (y / PARTS) * map.height,
      scale: all.scale * zoom,
    };
    return limited(given, map, size);
  }

  return {
    onto,
    whole,
    zoomOf,
    limited,
    toWindow,
    toMap,
    boxOnMap,
    shown,
    moved,
    zoomed,
    between,
    format,
    parse,
  };
});
