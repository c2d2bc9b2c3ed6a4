/* Plot: the map in its window: what it shows at the moment, and how a reader moves about in it.

   One point is `pointed` at, by a pointer or from the list beside; one is `chosen`, by a press or by
   the arrow keys, and stays until another is.  Points that the filters leave out are faint, and no
   reader comes to them. */

sitegen.define(
  "plot",
  [
    "element",
    "camera",
    "flight",
    "spots",
    "stroll",
    "map_names",
    "inks",
    "painter",
    "gestures",
    "map_keys",
    "map_card",
    "zoom_buttons",
  ],
  function (
    element,
    cameras,
    newFlight,
    newSpots,
    stroll,
    newNames,
    inks,
    newPainter,
    gestures,
    mapKeys,
    cards,
    zoomButtons,
  ) {
    "use strict";

    const STEP = 1.6; // times, of a button
    const PAUSE = 120; // milliseconds after which a map that was moved rests
    const EDGE = 60; // pixels from the window's edge that are out of sight for an arrow key
    const EXACT = 6; // pixels from a point that a name covers
    const NOTHING = { n: -1, name: -1 };
    const TITLES = 26; // at most
    const [FEW, NEAR] = [160, 3]; // papers in the window, or times: then they have names
    const MARKS = 800; // rings at most: among more of them, a point is no clearer
    const OUTER = 0.04; // of the points on each side, which no camera needs to have in sight
    /** @type {Omit<Ring, "numbers">} */
    const CHOSEN = { color: "ink", width: 2, gap: 2, filled: true };

    const RELATED = /** @type {const} */ ({ color: "soft", width: 1 });
    const STATED = /** @type {const} */ ({ color: "ink", width: 1.8 });

    const isPaper = matchMedia("print");

    function windowOf(count) {
      return element("div", {
        class: "sg-plot__window",
        tabindex: 0,
        role: "application",
        "aria-label": `Map of ${count.toLocaleString("en")} papers`,
        "aria-describedby": "sg-plot-keys",
      });
    }

    /** Where something stands in the window. */
    function boxOf({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) {
      return { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
    }

    const isIn = ({ left, top, right, bottom }, { x, y }) =>
      x >= left && x <= right && y >= top && y <= bottom;

    return function plot(data, { choose, open, press, moved }) {
      const { points, topics } = data;
      const canvas = element("canvas", { "aria-hidden": "true" });
      const frame = windowOf(points.x.length);
      const said = element("p", { role: "status", class: "sg-unseen" });
      const floating = cards.floating();
      const card = cards.chosen(() => set(-1));
      const buttons = zoomButtons({
        nearer: () => zoom(STEP),
        farther: () => zoom(1 / STEP),
        whole: () => fly(cameras.whole(points, size)),
      });
      frame.append(canvas);
      const holder = element("div", { class: "sg-plot" }, frame, buttons, floating.holder, said);
      const painter = newPainter(canvas, points);
      const spots = newSpots(points);
      const namesOf = newNames(data, painter);

      let size = { width: 0, height: 0 };
      let camera = { x: 0, y: 0, scale: 1 };
      /** @type {Inks} */
      let colors;
      let pointed = -1;
      let chosen = -1;
      let topic = -1; // whose name is pointed at
      /** @type {Set<number> | null} */
      let found = null; // what the filters leave, null where they leave all
      /** @type {Set<number> | null} */
      let lit = null; // the topics of that
      let marked = [];
      let titled = [];
      /** @type {[{ topic: MapData["topics"][number] }, Box4][]} */
      let names = [];
      let next = 0; // the frame that is asked for

      const passes = (n) => found === null || found.has(n);
      const placeOf = (n) => cameras.toWindow(camera, size, points.x[n], points.y[n]);
      const isWhole = () => cameras.zoomOf(camera, points, size) < 1.01;

      // -- What is drawn

      /** To what is said to have to do with it, and to what only has words in common. */
      function linesOf(n) {
        const about = n >= 0 ? data.about(n) : null;
        const stated = about?.stated.map(([, other]) => other) ?? [];
        const related = about?.related.filter((other) => !stated.includes(other)) ?? [];
        /** @type {(others: number[], drawn: Omit<Line, "ends">) => Line[]} */
        const lines = (others, drawn) => others.map((other) => ({ ends: [n, other], ...drawn }));
        return [...lines(related, RELATED), ...lines(stated, STATED)];
      }

      function ringsNow(lines) {
        /** @type {Ring[]} */
        const rings = [
          { numbers: marked, color: "ink", width: 1.4, gap: 1 },
          {
            numbers: lines.map(({ ends }) => ends[1]),
            color: "soft",
            width: 1.2,
            gap: 1,
            filled: true,
          },
          { numbers: [chosen, pointed].filter((n) => n >= 0), ...CHOSEN },
        ];
        return rings;
      }

      function isFaintNow() {
        if (topic >= 0) return (n) => topics[topic].number !== data.numberOf(n);
        return found ? (n) => !passes(n) : null;
      }

      function draw() {
        next = 0;
        if (size.width === 0) return;
        const lines = linesOf(pointed >= 0 ? pointed : chosen);
        const placed = namesOf({ camera, size, colors, lit }, titled, [boxOf(buttons)]);
        names = placed.topics;
        painter.draw(camera, {
          isFaint: isFaintNow(),
          isLandFaint: found !== null || topic >= 0,
          lines,
          rings: ringsNow(lines),
          names: placed.all,
        });
        showCards();
      }

      const redraw = () => (next ||= requestAnimationFrame(draw));

      function showCard(shown, n) {
        const about = n >= 0 ? data.about(n) : null;
        if (about) shown.show(about, data.topicOf(n), data.hrefOf(about));
        else shown.hide();
        return about !== null;
      }

      function showCards() {
        showCard(card, chosen);
        if (!showCard(floating, pointed === chosen ? -1 : pointed)) return;
        floating.place(placeOf(pointed), painter.radius(pointed, camera), size);
      }

      // -- Where the reader is

      /** Which titles have room, and what is in the window: once the map rests. */
      function settle() {
        const inside = spots.within(cameras.shown(camera, size)).filter(passes);
        inside.sort((a, b) => points.size[b] - points.size[a] || a - b);
        const isNear = cameras.zoomOf(camera, points, size) >= NEAR || inside.length <= FEW;
        titled = isNear && !isWhole() ? inside.slice(0, TITLES) : [];
        data.ready(titled).then(redraw, () => {});
        frame.toggleAttribute("data-near", !isWhole());
        moved(inside, isWhole());
        redraw();
      }

      function look(at) {
        const before = camera;
        camera = cameras.limited(at, points, size);
        redraw();
        return camera.scale !== before.scale || camera.x !== before.x || camera.y !== before.y;
      }

      const flight = newFlight(look, settle);
      const fly = (to) => flight.start(camera, cameras.limited(to, points, size));

      /** From where a flight goes, so that no press of several is lost. */
      function zoom(factor) {
        const middle = { x: size.width / 2, y: size.height / 2 };
        fly(cameras.zoomed(flight.goal() ?? camera, factor, points, size, middle));
      }

      /** What a hand does ends a flight. */
      function take(at) {
        flight.stop();
        return look(at);
      }

      /** @type {ReturnType<typeof setTimeout>} */
      let resting;
      function rest() {
        clearTimeout(resting);
        resting = setTimeout(settle, PAUSE);
      }

      // -- What is pointed at and chosen

      async function point(n) {
        if (n === pointed) return;
        pointed = n;
        redraw();
        if (n < 0 || data.about(n)) return;
        await data.ready([n]).catch(() => {});
        redraw();
      }

      function say(about) {
        const facts = [about.title, about.year, data.topicOf(chosen).label].filter(Boolean);
        const why = about.words.length > 0 ? [`shares ${about.words.join(", ")}`] : [];
        said.textContent = [...facts, ...why].join(", ");
      }

      /** Choose a point, or none with -1. */
      async function set(n) {
        if (n < 0 && card.holder.contains(document.activeElement)) frame.focus();
        [chosen, pointed] = [n, -1];
        if (n < 0) said.textContent = "";
        redraw();
        choose(n);
        if (n < 0) return;
        await data.ready([n]).catch(() => {});
        const about = data.about(n);
        if (about && n === chosen) say(about);
        redraw();
      }

      function pointAt(at, reach) {
        const place = cameras.toMap(camera, size, at.x, at.y);
        return spots.nearest(place, reach / camera.scale, passes);
      }

      function topicAt(at) {
        const name = names.find(([, box]) => isIn(box, at));
        return name ? topics.indexOf(name[0].topic) : -1;
      }

      /** What is at a place of the window, {n} or {name}: a point under a name only if it is just
          there. */
      function whatIsAt(at, reach) {
        const name = topicAt(at);
        const n = pointAt(at, name < 0 ? reach : EXACT);
        return n < 0 ? { n, name } : { n, name: -1 };
      }

      gestures(frame, {
        pan: (dx, dy) => take(cameras.moved(camera, dx, dy)),
        zoom: (factor, at) => take(cameras.zoomed(camera, factor, points, size, at)),
        hover(at, reach) {
          const { n, name } = at ? whatIsAt(at, reach) : NOTHING;
          frame.toggleAttribute("data-pressable", n >= 0 || name >= 0);
          if (topic !== name) redraw();
          topic = name;
          point(n);
        },
        press(at, reach) {
          const { n, name } = whatIsAt(at, reach);
          if (name >= 0) press(topics[name]);
          else set(n);
        },
        rest,
      });

      /** Where a reader begins who comes by keyboard: in the middle of what they see. */
      function nearestToMiddle() {
        const { left, right, top, bottom } = cameras.shown(camera, size);
        return spots.nearest(camera, Math.max(right - left, bottom - top), passes);
      }

      function isInSight({ x, y }) {
        const edge = Math.min(EDGE, size.width / 5);
        return x > edge && y > edge && x < size.width - edge && y < size.height - edge;
      }

      mapKeys(frame, {
        walk(key) {
          const to = chosen >= 0 ? stroll(points, chosen, key, passes) : nearestToMiddle();
          if (to < 0) return;
          if (!isInSight(placeOf(to))) fly({ ...camera, x: points.x[to], y: points.y[to] });
          set(to);
        },
        shift(right, down) {
          take(cameras.moved(camera, -right, -down));
          rest();
        },
        zoom,
        whole: () => fly(cameras.whole(points, size)),
        leave: () => set(-1),
        open: () => chosen >= 0 && open(chosen),
      });

      card.holder.addEventListener("keydown", ({ key }) => key === "Escape" && set(-1));

      // -- The window and the palette

      function ink() {
        colors = inks(holder, isPaper.matches);
        painter.ink(colors);
        redraw();
      }

      function fit() {
        const zoomed = size.width > 0 ? cameras.zoomOf(camera, points, size) : 1;
        size = painter.fit();
        if (size.width === 0) return;
        const { scale } = cameras.whole(points, size);
        look({ ...camera, scale: scale * zoomed });
        settle();
        draw();
      }

      return {
        holder,
        card: card.holder,
        point,
        set,

        /** To be called once it is in the page. */
        watch() {
          ink();
          fit();
          new ResizeObserver(fit).observe(frame);
          new MutationObserver(ink).observe(document.documentElement, {
            attributeFilter: ["data-md-color-scheme"],
          });
          isPaper.addEventListener("change", () => {
            ink();
            draw();
          });
          document.fonts.ready.then(redraw);
        },

        /** The camera as an address has it, and from one. */
        format: () => (size.width > 0 ? cameras.format(camera, points, size) : ""),
        goTo(text) {
          flight.stop();
          look(cameras.parse(text, points, size));
          settle();
        },

        /** Go to where most of these points are. */
        show(numbers) {
          if (numbers.length === 0) return;
          const spread = (axis) => {
            const sorted = Float32Array.from(numbers, (n) => axis[n]).sort();
            const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
            return [at(OUTER), at(1 - OUTER)];
          };
          const [[left, right], [top, bottom]] = [spread(points.x), spread(points.y)];
          fly(cameras.onto({ left, right, top, bottom }, size));
        },

        /** Leave these points alone, null for all, and mark some with rings. */
        narrow(numbers, rings) {
          found = numbers;
          lit = numbers && new Set(Array.from(numbers, data.numberOf));
          marked = rings.length <= MARKS ? rings : [];
          if (chosen >= 0 && !passes(chosen)) set(-1);
          if (size.width > 0) settle();
        },
      };
    };
  },
);
