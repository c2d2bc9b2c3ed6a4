/* Icon: a drawing of lines beside a name, or for those who see it in the place of one. */

sitegen.define("icon", [], function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /** `path` is drawn in 24 by 24 units. */
  return function icon(path) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "sg-icon");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };
});
