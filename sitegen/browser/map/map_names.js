/* Map names: the names of topics, and of papers once a reader is near, where no two overlap. */

sitegen.define(
  "map_names",
  ["camera", "spots", "labels", "topic_names", "short_title"],
  function (cameras, newSpots, place, topicNames, shortTitle) {
    "use strict";

    const LETTERS = 11; // pixels, of a paper's name
    const STEPS = [
      [0, 0],
      [0, -2.3],
    ]; // below its point, or above it
    const SAMPLE = 2000; // points
    const UNLIT = 0.4; // opacity of a topic that no paper shown is in

    /** As many points as it takes to say where they are dense. */
    function thinned({ x, y, width, height }) {
      const each = Math.ceil(x.length / SAMPLE);
      const some = (axis) => Array.from(axis).filter((_, n) => n % each === 0);
      return { x: some(x), y: some(y), width, height };
    }

    /** `data` is that of `map_data`; `painter` measures texts. */
    return function mapNames({ points, topics, about }, painter) {
      const spots = newSpots(thinned(points));

      function titleOf(n, { camera, size, colors }) {
        const said = about(n);
        if (!said) return [];
        const font = `${LETTERS}px ${colors.sans}`;
        const lines = [shortTitle(said.title)];
        const line = LETTERS * 1.25;
        const width = painter.measure(lines[0], font);
        const { x, y } = cameras.toWindow(camera, size, points.x[n], points.y[n]);
        const below = y + painter.radius(n, camera) + line / 2 + 2;
        const look = { lines, font, line, halo: 3, color: /** @type {const} */ ("soft") };
        return [{ ...look, x, y: below, width, height: line, steps: STEPS }];
      }

      function topicsOf({ camera, size, colors, lit }) {
        const all = topicNames(topics, camera, size, colors.serif, painter.measure);
        const opacityOf = ({ number }) => (!lit || lit.has(number) ? 1 : UNLIT);
        return all.map((name) => ({ ...name, opacity: opacityOf(name.topic) }));
      }

      /** The names in their boxes, beside what is `taken`: `titled` are the papers to name, `lit`
          the numbers of the topics that are not faint, null for all. */
      return function namesOf(view, titled, taken) {
        const { camera, size } = view;
        const covered = (box) => spots.within(cameras.boxOnMap(camera, size, box)).length;
        const first = place(topicsOf(view), size, { taken, covered });
        const boxes = [...taken, ...first.map(([, box]) => box)];
        const titles = titled.flatMap((n) => titleOf(n, view));
        return { topics: first, all: [...first, ...place(titles, size, { taken: boxes })] };
      };
    };
  },
);
