/* Topic names: how large the name of each topic is written on a map, and where it would best be. */

sitegen.define("topic_names", ["camera"], function (cameras) {
  "use strict";

  const LINE = 1.16; // heights of a line in sizes of letters
  const SIZES = [12.5, 18]; // pixels, in a map of WIDE pixels
  const [WIDE, NARROW] = [1000, 0.7];
  const LEAST = 10; // pixels

  /** How much smaller letters are on a small map. */
  const shrunk = ({ width }) => Math.min(Math.max(width / WIDE, NARROW), 1);

  /** `topics` are {lines, x, y, count}; the names as `labels` wants them, in the order of the
      topics, which is that of their papers.  `measure(text, font)` says how wide a text is. */
  return function topicNames(topics, camera, size, family, measure) {
    const most = Math.max(...topics.map(({ count }) => count), 1);
    const [small, large] = SIZES.map((each) => each * shrunk(size));
    return topics.map((topic) => {
      const letters = Math.max(small + (large - small) * Math.sqrt(topic.count / most), LEAST);
      const font = `600 ${letters.toFixed(1)}px ${family}`;
      const line = letters * LINE;
      const width = Math.max(...topic.lines.map((text) => measure(text, font)));
      const { x, y } = cameras.toWindow(camera, size, topic.x, topic.y);
      const { lines } = topic;
      return { topic, lines, font, x, y, width, line, height: line * lines.length, letters };
    });
  };
});
