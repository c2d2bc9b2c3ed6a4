/* Plot: the map in its window: what it shows at the moment, and how a reader moves about in it.

   One point is `pointed` at, by a pointer or from the list beside; one is `chosen`, by a press or by
   the arrow keys, and stays until another is.  Points that the filters leave out are faint, and no
   reader comes to them. */

sitegen.define(
  "plot",
  [
    "element",
    "camera",
    "spots",
    "stroll",
    "labels",
    "topic_names",
    "inks",
    "painter",
    "gestures",
    "map_card",
    "zoom_buttons",
  ],
  function (
    element,
    cameras,
    newSpots,
    stroll,
    place,
    topicNames,
    inks,
    newPainter,
    gestures,
    newCard,
    zoomButtons,
  ) {
    "use strict";

    const STEP = 1.6; // of a key or a button that zooms
    const SHIFT = 80; // pixels of a key that moves
    const FLIGHT = 320; // milliseconds
    const MARKS = 800; // rings at most: among more of them, a point is no clearer
    /** @type {Omit<Ring, "numbers">} */
    const CHOSEN = { color: "ink", width: 2, gap: 2, filled: true };
    const TITLES = 26; // at most, and only where points are
    const FEW = 160; // in the window, or
    const NEAR = 3; // times the whole map
    const TITLE = { letters: 11, longest: 38 };
    const TITLE_STEPS = [
      [0, 0],
      [0, -2.3],
    ]; // below its point, or above it

    const isStill = matchMedia("(prefers-reduced-motion: reduce)");
    const isPaper = matchMedia("print");

    /** What a title says first. */
    function shortened(title) {
      const [name] = title.split(/[:?–—] /);
      if (name.length <= TITLE.longest) return name;
      return `${name.slice(0, TITLE.longest).replace(/\s+\S*$/, "")}…`;
    }

    return function plot(data, { choose, open, press, moved }) {
      const { points, topics } = data;
      const canvas = element("canvas", { "aria-hidden": "true" });
      const window_ = element("div", {
        class: "sg-plot__window",
        tabindex: 0,
        role: "application",
        "aria-label": `Map of ${points.x.length.toLocaleString("en")} papers`,
        "aria-describedby": "sg-plot-keys",
      });
      const said = element("p", { role: "status", class: "sg-unseen" });
      const card = newCard(() => set(-1));
      const buttons = zoomButtons({
        nearer: () => fly(cameras.zoomed(camera, STEP, size, middle())),
        farther: () => fly(cameras.zoomed(camera, 1 / STEP, size, middle())),
        whole: () => fly(cameras.whole(points, size)),
      });
      window_.append(canvas);
      const holder = element("div", { class: "sg-plot" }, window_, buttons, card.holder, said);
      const painter = newPainter(canvas, points);
      const spots = newSpots(points);

      let size = { width: 0, height: 0 };
      let camera = cameras.whole(points, { width: 1, height: 1 });
      /** @type {ReturnType<typeof inks>} */
      let colors;
      let pointed = -1;
      let chosen = -1;
      let topic = -1; // whose name is pointed at
      /** @type {(n: number) => boolean} */
      let passes = () => true;
      let isNarrowed = false;
      let lit = new Set(); // the topics of what passes
      let marked = new Set();
      let titled = [];
      let names = [];
      let frame = 0;
      let flight = 0;

      const middle = () => ({ x: size.width / 2, y: size.height / 2 });
      const placeOf = (n) => cameras.toWindow(camera, size, points.x[n], points.y[n]);
      const isWhole = () => cameras.zoomOf(camera, points, size) < 1.01;

      // -- What is drawn

      function titleNames() {
        const font = `${TITLE.letters}px ${colors.sans}`;
        return titled.flatMap((n) => {
          const about = data.about(n);
          if (!about) return [];
          const lines = [shortened(about.title)];
          const width = painter.measure(lines[0], font);
          const { x, y } = placeOf(n);
          const line = TITLE.letters * 1.25;
          const down = painter.radius(n, camera) + line / 2 + 2;
          const own = { lines, font, line, height: line, width, halo: 3, steps: TITLE_STEPS };
          return [{ ...own, x, y: y + down, color: "soft" }];
        });
      }

      /** Where the buttons stand in the window. */
      function cornerOf({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) {
        return { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
      }

      /** How many points a box of the window covers. */
      function covered({ left, top, right, bottom }) {
        const from = cameras.toMap(camera, size, left, top);
        const to = cameras.toMap(camera, size, right, bottom);
        return spots.within({ left: from.x, top: from.y, right: to.x, bottom: to.y }).length;
      }

      function namesNow() {
        const wanted = topicNames(topics, camera, size, colors.serif, painter.measure);
        const shown = isNarrowed
          ? wanted.map((name) => ({ ...name, opacity: lit.has(name.topic.number) ? 1 : 0.4 }))
          : wanted;
        const corner = cornerOf(buttons);
        const first = place(shown, size, { taken: [corner], covered });
        const taken = [corner, ...first.map(([, box]) => box)];
        return [...first, ...place(titleNames(), size, { taken })];
      }

      function linesOf(n) {
        const about = n >= 0 ? data.about(n) : null;
        return (about?.related ?? []).map((other) => [n, other]);
      }

      function ringsNow(active) {
        const related = linesOf(active).map(([, n]) => n);
        const marks = marked.size <= MARKS ? [...marked] : [];
        return [
          { numbers: marks, color: "ink", width: 1.4, gap: 1 },
          { numbers: related, color: "soft", width: 1.2, gap: 1, filled: true },
          { numbers: [chosen, pointed].filter((n) => n >= 0), ...CHOSEN },
        ];
      }

      function isFaintNow() {
        if (topic >= 0) return (n) => !passes(n) || topics[topic].number !== data.numberOf(n);
        return isNarrowed ? (n) => !passes(n) : null;
      }

      function draw() {
        frame = 0;
        if (size.width === 0) return;
        const active = pointed >= 0 ? pointed : chosen;
        names = namesNow();
        painter.draw(camera, {
          isFaint: isFaintNow(),
          isLandFaint: isNarrowed || topic >= 0,
          lines: linesOf(active),
          rings: ringsNow(active),
          names,
        });
        showCard(active);
      }

      const redraw = () => (frame ||= requestAnimationFrame(draw));

      function showCard(n) {
        const about = n >= 0 ? data.about(n) : null;
        if (!about) return card.hide();
        const isPinned = n === chosen && pointed < 0;
        card.show(about, data.topicOf(n), data.hrefOf(about), isPinned);
        card.place(placeOf(n), painter.radius(n, camera), size);
      }

      // -- Where the reader is

      /** Which titles have room, and what is in the window: once the map rests. */
      function settle() {
        const inside = spots.within(cameras.shown(camera, size)).filter(passes);
        inside.sort((a, b) => points.size[b] - points.size[a] || a - b);
        const isNear = cameras.zoomOf(camera, points, size) >= NEAR || inside.length <= FEW;
        titled = isNear && !isWhole() ? inside.slice(0, TITLES) : [];
        data.ready(titled).then(redraw, () => {});
        window_.toggleAttribute("data-near", !isWhole());
        moved(inside, isWhole());
        redraw();
      }

      function look(at) {
        const before = camera;
        camera = cameras.limited(at, points, size);
        redraw();
        return camera.scale !== before.scale || camera.x !== before.x || camera.y !== before.y;
      }

      /** Go to a camera in a few frames, or at once for who wants nothing to move. */
      function fly(to) {
        cancelAnimationFrame(flight);
        const [from, end] = [camera, cameras.limited(to, points, size)];
        const start = performance.now();
        const step = (now) => {
          const part = isStill.matches ? 1 : Math.min((now - start) / FLIGHT, 1);
          look(cameras.between(from, end, 1 - (1 - Math.max(part, 0)) ** 3));
          if (part < 1) flight = requestAnimationFrame(step);
          else settle();
        };
        step(isStill.matches ? start + FLIGHT : start);
      }

      /** @type {ReturnType<typeof setTimeout>} */
      let resting;
      function rest() {
        clearTimeout(resting);
        resting = setTimeout(settle, 120);
      }

      // -- What is pointed at and chosen

      async function point(n) {
        if (n === pointed) return;
        pointed = n;
        redraw();
        if (n >= 0 && !data.about(n)) {
          await data.ready([n]).catch(() => {});
          redraw();
        }
      }

      function bringIntoView(n) {
        const { x, y } = placeOf(n);
        const edge = Math.min(60, size.width / 5);
        const isIn = x > edge && y > edge && x < size.width - edge && y < size.height - edge;
        if (!isIn) fly({ ...camera, x: points.x[n], y: points.y[n] });
      }

      function say(n) {
        const about = data.about(n);
        if (!about || n !== chosen) return;
        const facts = [about.title, about.year, data.topicOf(n).label].filter(Boolean).join(", ");
        const why =
          about.words.length > 0 ? `. Shared with its neighbors: ${about.words.join(", ")}` : "";
        said.textContent = `${facts}${why}`;
      }

      /** Choose a point, or none with -1. */
      async function set(n) {
        const had = card.holder.contains(document.activeElement);
        chosen = n;
        pointed = -1;
        if (n < 0) said.textContent = "";
        if (had && n < 0) window_.focus();
        redraw();
        choose(n);
        if (n < 0) return;
        await data.ready([n]).catch(() => {});
        say(n);
        redraw();
        await data.ready(data.about(n)?.related ?? []).catch(() => {});
      }

      const isReachable = (n) => passes(n);

      const pointAt = (at, reach) =>
        spots.nearest(
          cameras.toMap(camera, size, at.x, at.y),
          (reach + 4) / camera.scale,
          isReachable,
        );

      function nameAt({ x, y }) {
        const found = names.find(
          ([, box]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
        );
        return found?.[0].topic ?? null;
      }

      function hover(at, reach) {
        const name = at && nameAt(at);
        const n = at && !name ? pointAt(at, reach) : -1;
        const before = topic;
        topic = name ? topics.indexOf(name) : -1;
        window_.toggleAttribute("data-pressable", n >= 0 || topic >= 0);
        if (topic !== before) redraw();
        point(n);
      }

      gestures(window_, {
        pan: (dx, dy) => look(cameras.moved(camera, dx, dy)),
        zoom: (factor, at) => look(cameras.zoomed(camera, factor, size, at)),
        hover,
        press(at, reach) {
          const name = nameAt(at);
          if (name) press(name);
          else set(pointAt(at, reach));
        },
        rest,
      });

      /** Where a reader begins who comes by keyboard: in the middle of what they see. */
      function first() {
        const all = cameras.shown(camera, size);
        const at = { x: camera.x, y: camera.y };
        return spots.nearest(at, Math.max(all.right - all.left, all.bottom - all.top), isReachable);
      }

      function walk(key) {
        const next = chosen >= 0 ? stroll(points, chosen, key, isReachable) : first();
        if (next < 0) return;
        bringIntoView(next);
        set(next);
      }

      const SHIFTS = {
        ArrowLeft: [SHIFT, 0],
        ArrowRight: [-SHIFT, 0],
        ArrowUp: [0, SHIFT],
        ArrowDown: [0, -SHIFT],
      };
      const KEYS = {
        "+": () => fly(cameras.zoomed(camera, STEP, size, middle())),
        "=": () => fly(cameras.zoomed(camera, STEP, size, middle())),
        "-": () => fly(cameras.zoomed(camera, 1 / STEP, size, middle())),
        0: () => fly(cameras.whole(points, size)),
        Escape: () => set(-1),
        Enter: () => chosen >= 0 && open(chosen),
      };

      window_.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const shift = SHIFTS[event.key];
        if (shift && event.shiftKey) {
          look(cameras.moved(camera, shift[0], shift[1]));
          rest();
        } else if (shift) walk(event.key);
        else if (KEYS[event.key]) KEYS[event.key]();
        else return;
        event.preventDefault();
      });

      // -- The window and the palette

      function ink() {
        colors = inks(holder, isPaper.matches);
        painter.ink(colors);
        redraw();
      }

      function fit() {
        const zoom = size.width > 0 ? cameras.zoomOf(camera, points, size) : 1;
        size = painter.fit();
        const scale = cameras.whole(points, size).scale * zoom;
        look({ ...camera, scale });
        settle();
        draw();
      }

      function watch() {
        ink();
        fit();
        new ResizeObserver(fit).observe(window_);
        new MutationObserver(ink).observe(document.documentElement, {
          attributeFilter: ["data-md-color-scheme"],
        });
        isPaper.addEventListener("change", () => {
          ink();
          draw();
        });
        document.fonts?.ready.then(redraw);
      }

      return {
        holder,
        watch,
        point,
        set,

        /** The camera as an address has it, and from one. */
        format: () => (size.width > 0 ? cameras.format(camera, points, size) : ""),
        goTo(text) {
          look(cameras.parse(text, points, size));
          settle();
        },

        /** Go to where these points are. */
        show(numbers) {
          if (numbers.length === 0) return;
          const within = (axis) => {
            const sorted = Float32Array.from(numbers, (n) => axis[n]).sort();
            const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
            return [at(0.04), at(0.96)];
          };
          const [[left, right], [top, bottom]] = [within(points.x), within(points.y)];
          fly(cameras.onto({ left, right, top, bottom }, size));
        },

        /** Leave these points alone: `found` is a set, or null for all; `rings` are marked. */
        narrow(found, rings) {
          isNarrowed = found !== null;
          passes = found ? (n) => found.has(n) : () => true;
          marked = rings;
          lit = new Set(Array.from(found ?? [], data.numberOf));
          if (chosen >= 0 && !passes(chosen)) set(-1);
          settle();
        },
      };
    };
  },
);
