/* Small map: a picture of the whole map on other pages, whose names lead to their topics.

   A topic's own page lights that topic alone. */

sitegen.define(
  "small_map",
  ["element", "inks", "painter", "camera", "spots", "labels", "topic_names"],
  function (element, inks, newPainter, cameras, newSpots, place, topicNames) {
    "use strict";

    const LEAST_HEIGHT = 24; // pixels, of what can be pressed
    const PADDING = 2;

    /** The columns of points, which come topic by topic and from left to right. */
    function pointsOf({ width, height, step, topics, x, y, size, counts }) {
      const topic = counts.flatMap((count, i) => Array(count).fill(i));
      let across = 0;
      const absolute = x.map(
        (each, n) => (across = topic[n] === topic[n - 1] ? across + each : each),
      );
      return {
        width,
        height,
        topic,
        x: absolute.map((each) => each * step),
        y: y.map((each) => each * step),
        size,
        hue: topic.map((i) => topics[i]?.hue ?? 0),
      };
    }

    const TOPIC = ["slug", "lines", "hue", "x", "y", "count"];
    const named = (row) => Object.fromEntries(TOPIC.map((field, i) => [field, row[i]]));

    function show(box, points, topics) {
      const own = topics.findIndex(({ slug }) => slug === box.dataset.glimpse);
      const canvas = element("canvas", { "aria-hidden": "true" });
      const names = element("div", { class: "sg-glimpse__names", "aria-hidden": "true" });
      const text = /** @type {HTMLElement} */ (box.querySelector("a > span"));
      text.before(canvas);
      box.append(names);
      const painter = newPainter(canvas, points);
      const spots = newSpots(points);
      let colors = inks(box);
      let lit = own;

      function draw() {
        const camera = cameras.whole(points, painter.size());
        painter.draw(camera, {
          isFaint: lit >= 0 ? (n) => points.topic[n] !== lit : null,
          isLandFaint: lit >= 0,
        });
      }

      /** To pointers: for keys and readers of screens the same links are in a list of the page. */
      function link([{ topic, lines, letters }, at]) {
        const href = `${sitegen.root}topics/${topic.slug}.html`;
        const made = element("a", { href, tabindex: -1 });
        lines.forEach((line, i) => made.append(...(i > 0 ? [element("br")] : []), line));
        const { style } = made;
        [style.left, style.top] = [`${at.left}px`, `${at.top}px`];
        [style.width, style.height] = [`${at.right - at.left}px`, `${at.bottom - at.top}px`];
        style.fontSize = `${letters}px`;
        const index = topics.indexOf(topic);
        made.addEventListener("pointerenter", () => light(index));
        made.addEventListener("pointerleave", () => light(own));
        return made;
      }

      function light(index) {
        lit = index;
        draw();
      }

      /** Where the text of the link stands. */
      function caption() {
        const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = text;
        return { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
      }

      /** How many points a box covers. */
      function covered(at) {
        const size = painter.size();
        const inside = spots.within(cameras.boxOnMap(cameras.whole(points, size), size, at));
        return inside.filter((n) => own < 0 || points.topic[n] === own).length;
      }

      function fit() {
        const size = painter.fit();
        if (size.width === 0) return;
        const camera = cameras.whole(points, size);
        const all = topicNames(topics, camera, size, colors.serif, painter.measure);
        const wanted = (own >= 0 ? [all[own]] : all).map((name) => ({
          ...name,
          width: name.width + 2 * PADDING,
          height: Math.max(name.height, LEAST_HEIGHT),
        }));
        names.replaceChildren(...place(wanted, size, { taken: [caption()], covered }).map(link));
        draw();
      }

      function ink() {
        colors = inks(box);
        painter.ink(colors);
        draw();
      }

      painter.ink(colors);
      new ResizeObserver(fit).observe(canvas);
      new MutationObserver(ink).observe(document.documentElement, {
        attributeFilter: ["data-md-color-scheme"],
      });
      box.toggleAttribute("data-ready", true);
    }

    sitegen.load("small-map", "explore/small-map").then(
      (data) => {
        const topics = data.topics.map(named);
        const points = pointsOf({ ...data, topics });
        /** @type {NodeListOf<HTMLElement>} */
        const boxes = document.querySelectorAll("[data-glimpse]");
        for (const box of boxes) show(box, points, topics);
      },
      () => {}, // the link to the map is there without its picture
    );
  },
);
