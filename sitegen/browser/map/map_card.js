/* Map card: what a point of the map is: a paper, and why it is there. */

sitegen.define("map_card", ["element", "icon", "marks"], function (element, icon, marks) {
  "use strict";

  const GAP = 12; // pixels from its point
  const EDGE = 4; // pixels from the window's edge
  const NARROW = 560; // pixels of a window that has no room beside a point
  const CROSS = "M6 6l12 12M18 6 6 18";

  /** The words that a paper shares with those around it. */
  function why({ words }) {
    if (words.length === 0) return [];
    const all = words.flatMap((word, i) => [i > 0 ? ", " : "", element("b", {}, word)]);
    return [element("p", { class: "sg-map-why" }, "Shared with its neighbors: ", ...all)];
  }

  function facts({ year }, topicChoice, isPinned) {
    const { label, hue = 0, value } = topicChoice;
    const topic = isPinned
      ? element("a", { href: `${sitegen.root}topics/${value}.html`, "data-group": hue || null })
      : element("span", { "data-group": hue || null });
    topic.append(label);
    return element(
      "ul",
      { class: "sg-facts" },
      ...(year ? [element("li", {}, year)] : []),
      element("li", {}, topic),
    );
  }

  /** `close()` is called as the reader closes it. */
  return function mapCard(close) {
    const holder = element("div", { class: "sg-map-card", hidden: true });

    function closer() {
      const made = element(
        "button",
        { type: "button", class: "sg-map-close", "aria-label": "Close" },
        icon(CROSS),
      );
      made.addEventListener("click", close);
      return made;
    }

    function pinned(about) {
      const own = element("div", { class: "sg-marks" }, ...["saved", "read"].map(marks.button));
      holder.replaceChildren(closer(), ...holder.childNodes, own);
      holder.dataset.paper = about.id;
      marks.refresh(holder);
    }

    return {
      holder,

      hide() {
        holder.hidden = true;
      },

      /** Show what is said of a paper; one that is pinned has links and buttons. */
      show(about, topic, href, isPinned) {
        const title = isPinned ? element("a", { href }, about.title) : about.title;
        holder.toggleAttribute("data-pinned", isPinned);
        holder.replaceChildren(
          element("h2", { class: "sg-title" }, title),
          facts(about, topic, isPinned),
          ...why(about),
        );
        if (isPinned) pinned(about);
        holder.hidden = false;
      },

      /** Stand beside a place of the window, where there is room; `radius` is that of the point. */
      place({ x, y }, radius, size) {
        const isNarrow = size.width < NARROW;
        holder.style.width = isNarrow ? `${size.width - 2 * EDGE}px` : "";
        const { offsetWidth: width, offsetHeight: height } = holder;
        const far = radius + GAP;
        const isRight = x + far + width <= size.width || x < size.width / 2;
        const isAbove = y > size.height / 2;
        const left = isRight ? x + far : x - far - width;
        const beside = y - height / 2;
        const top = isNarrow ? (isAbove ? 0 : size.height) : beside;
        const within = (at, own, all) => Math.max(Math.min(at, all - own - EDGE), EDGE);
        holder.style.left = `${within(isNarrow ? 0 : left, width, size.width)}px`;
        holder.style.top = `${within(top, height, size.height)}px`;
      },
    };
  };
});
