/* Beside: the papers in the window of the map, as a list. */

sitegen.define("beside", ["element", "counted"], function (element, counted) {
  "use strict";

  const SHOWN = 20;

  const isSame = (some, others) =>
    some.length === others.length && some.every((n, i) => n === others[i]);

  /** `data` is that of `map_data`; `point(n)` is called as a reader comes to a line, with -1 as
      they leave it. */
  return function beside(data, point) {
    const head = element("h2", { class: "sg-beside-map__head" });
    const lines = element("ul", { class: "sg-titles", "aria-label": "Papers in view" });
    const more = element("button", { type: "button", class: "sg-tool", hidden: true });
    const holder = element("section", { class: "sg-beside-map" }, head, lines, more);
    let numbers = [];
    let shown = SHOWN;

    /** Nothing as long as nothing is known of it. */
    function line(n) {
      const about = data.about(n);
      if (!about) return [];
      const { label, hue = 0 } = data.topicOf(n);
      const link = element("a", { href: data.hrefOf(about) }, about.title);
      const topic = element("span", { "data-group": hue || null }, label);
      const year = about.year ? [`${about.year} `] : [];
      const facts = element("span", {}, ...year, topic);
      return [element("li", { "data-number": n }, link, facts)];
    }

    async function draw() {
      const some = numbers.slice(0, shown);
      const asked = numbers;
      await data.ready(some).catch(() => {});
      if (asked !== numbers) return;
      lines.replaceChildren(...some.flatMap(line));
      const left = numbers.length - some.length;
      more.hidden = left <= 0;
      more.textContent = `Show more of ${counted(left, "other")}`;
    }

    more.addEventListener("click", async () => {
      const at = lines.childElementCount;
      shown += SHOWN;
      await draw();
      /** @type {HTMLElement?} */ (lines.children[at]?.querySelector("a"))?.focus();
    });

    const numberOf = ({ target }) => Number(target.closest("[data-number]")?.dataset.number ?? -1);
    lines.addEventListener("pointerover", (event) => point(numberOf(event)));
    lines.addEventListener("focusin", (event) => point(numberOf(event)));
    lines.addEventListener("pointerleave", () => point(-1));
    lines.addEventListener("focusout", () => point(-1));

    return {
      holder,

      /** List these papers, of which the first are the most prominent. */
      show(found, { total, isWhole }) {
        const of = found.length === total ? "" : ` of ${total.toLocaleString("en")}`;
        const where = isWhole ? "on the map" : "in view";
        head.textContent = `${found.length.toLocaleString("en")}${of} papers ${where}`;
        // A reader who is in the list stays there as long as it is the same.
        if (isSame(found, numbers)) return Promise.resolve();
        numbers = found;
        shown = SHOWN;
        return draw();
      },
    };
  };
});
