/* Zoom buttons: what a wheel and keys do, to press. */

sitegen.define("zoom_buttons", ["element", "icon"], function (element, icon) {
  "use strict";

  const PATHS = {
    nearer: ["Zoom in", "M12 5v14M5 12h14"],
    farther: ["Zoom out", "M5 12h14"],
    whole: ["Show the whole map", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"],
  };

  /** `actions` are to be done by the names of the buttons. */
  return function zoomButtons(actions) {
    const buttons = Object.entries(PATHS).map(([name, [label, path]]) => {
      const made = element(
        "button",
        { type: "button", "aria-label": label, title: label },
        icon(path),
      );
      made.addEventListener("click", actions[name]);
      return made;
    });
    return element(
      "div",
      { class: "sg-plot__zoom", role: "group", "aria-label": "Zoom" },
      ...buttons,
    );
  };
});
