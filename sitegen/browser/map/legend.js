/* Legend: the groups of topics with their colors; pressing one leaves its papers alone. */

sitegen.define("legend", ["element"], function (element) {
  "use strict";

  /** The groups with the slugs of their topics, in their order. */
  function groupsOf(topics) {
    const groups = new Map();
    for (const { value, group = "", hue = 0, label } of topics) {
      const name = group || label;
      if (!groups.has(name)) groups.set(name, { name, hue, slugs: [] });
      groups.get(name).slugs.push(value);
    }
    return [...groups.values()];
  }

  /** `change(part)` alters the view. */
  return function legend({ topics }, change) {
    const groups = groupsOf(topics);

    const isChosen = (slugs, { chosen }) => slugs.every((slug) => chosen.includes(slug));

    function toggle(slugs, value) {
      const others = value.chosen.filter((slug) => !slugs.includes(slug));
      return { match: "any", chosen: isChosen(slugs, value) ? others : [...others, ...slugs] };
    }

    function button({ name, hue, slugs }) {
      const made = element(
        "button",
        { type: "button", "data-group": hue || null, "aria-pressed": "false" },
        name,
      );
      made.addEventListener("click", () => {
        change((view) => ({ topics: toggle(slugs, view.topics) }));
      });
      return made;
    }

    const buttons = groups.map(button);
    const lines = buttons.map((each) => element("li", {}, each));
    return {
      holder: element("ul", { class: "sg-legend", "aria-label": "Groups of topics" }, ...lines),
      update({ view }) {
        buttons.forEach((each, i) => {
          each.setAttribute("aria-pressed", String(isChosen(groups[i].slugs, view.topics)));
        });
      },
    };
  };
});
