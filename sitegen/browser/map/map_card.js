/* Map cards: what a point of the map is, a paper, and why it is there.

   One floats beside the point that a reader points at; the other one is of the paper they chose, with
   links and buttons, and leaves the map free: beside it, or on a phone at the window's end. */

sitegen.define(
  "map_card",
  ["element", "icon", "marks", "short_title"],
  function (element, icon, marks, shortTitle) {
    "use strict";

    const GAP = 12; // pixels from its point
    const EDGE = 4; // pixels from the window's edge
    const NAMED = 5; // papers that the curator says one thing of
    const CROSS = "M6 6l12 12M18 6 6 18";

    /** The words that a paper shares with those around it. */
    function why({ words }) {
      if (words.length === 0) return [];
      const all = words.flatMap((word, i) => [i > 0 ? ", " : "", element("b", {}, word)]);
      return [element("p", { class: "sg-map-why" }, "Shared with its neighbors: ", ...all)];
    }

    /** What the curator says it does to others, in a line for each thing. */
    function relations({ stated }) {
      const all = new Map();
      for (const [says, , title] of stated) {
        all.set(says, [...(all.get(says) ?? []), shortTitle(title)]);
      }
      return [...all].map(([says, names]) => {
        const rest = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
        const named = element("b", {}, names.slice(0, NAMED).join(", "));
        return element("p", { class: "sg-map-why" }, `${says}: `, named, rest);
      });
    }

    function facts({ year }, topic) {
      const lines = [...(year ? [year] : []), topic].map((fact) => element("li", {}, fact));
      return element("ul", { class: "sg-facts" }, ...lines);
    }

    /** A card, which is made anew only for another paper: focus stays where it is in it. */
    function card(look, childrenOf) {
      const holder = element("div", { class: `sg-map-card ${look}`, hidden: true });
      let shown = "";
      return {
        holder,

        hide() {
          holder.hidden = true;
        },

        show(about, topic, href) {
          if (shown !== about.id) holder.replaceChildren(...childrenOf(about, topic, href));
          shown = about.id;
          holder.hidden = false;
        },
      };
    }

    function floating() {
      const made = card("sg-map-card--floating", (about, { label, hue = 0 }) => [
        element("p", { class: "sg-title" }, about.title),
        facts(about, element("span", { "data-group": hue || null }, label)),
        ...why(about),
      ]);
      return {
        ...made,

        /** Stand beside a place of the window, where there is room; `radius` is that of the point. */
        place({ x, y }, radius, size) {
          const { holder } = made;
          const { offsetWidth: width, offsetHeight: height } = holder;
          const far = radius + GAP;
          const isRight = x + far + width <= size.width || x < size.width / 2;
          const left = isRight ? x + far : x - far - width;
          const within = (at, own, all) => Math.max(Math.min(at, all - own - EDGE), EDGE);
          holder.style.left = `${within(left, width, size.width)}px`;
          holder.style.top = `${within(y - height / 2, height, size.height)}px`;
        },
      };
    }

    /** `close()` is called as the reader closes it. */
    function chosen(close) {
      function closer() {
        const attributes = { type: "button", class: "sg-map-close", "aria-label": "Close" };
        const made = element("button", attributes, icon(CROSS));
        made.addEventListener("click", close);
        return made;
      }

      const made = card("sg-map-card--chosen", (about, { value, label, hue = 0 }, href) => {
        const page = `${sitegen.root}topics/${value}.html`;
        return [
          closer(),
          element("h2", { class: "sg-title" }, element("a", { href }, about.title)),
          facts(about, element("a", { href: page, "data-group": hue || null }, label)),
          ...why(about),
          ...relations(about),
          element("div", { class: "sg-marks" }, ...["saved", "read"].map(marks.button)),
        ];
      });
      return {
        ...made,
        show(about, topic, href) {
          made.show(about, topic, href);
          made.holder.dataset.paper = about.id;
          marks.refresh(made.holder);
        },
      };
    }

    return { floating, chosen };
  },
);
