/* Panel: the filters, open beside the list; above it on a small screen they are folded, and a bar at
   the window's end says what they leave and leads there. */

sitegen.define("panel", ["element", "counted"], function (element, counted) {
  "use strict";

  const wide = window.matchMedia("(min-width: 60em)");

  /** `leave()` is called once the reader wants to see the papers. */
  return function panel(form, leave) {
    const summary = element("summary", {}, "Filters");
    const button = element("button", { type: "button" });
    const bar = element("div", { class: "sg-show" }, button);
    const holder = element("details", { class: "sg-filters" }, summary, form, bar);
    const fold = () => (holder.open = wide.matches);
    wide.addEventListener("change", fold);
    fold();
    button.addEventListener("click", () => {
      fold();
      leave();
    });

    return {
      holder,

      /** Whether it stands before the papers. */
      isInFront: () => holder.open && !wide.matches,

      update({ found }) {
        const none = found.length === 0;
        button.textContent = none ? "No papers match" : `Show ${counted(found.length, "paper")}`;
      },
    };
  };
});
