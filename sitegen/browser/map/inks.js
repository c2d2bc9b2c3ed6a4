/* Inks: the colors of the page's palette, as a drawing needs them. */

sitegen.define("inks", [], function () {
  "use strict";

  const HUES = 5;

  /** `[red, green, blue]` of a color that a browser computed. */
  const numbers = (color) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

  /** The colors by their names, and those of the hues from 0, which is of no group; `land` and
      `ground` are hues and paper as numbers.  On paper the palette is the light one. */
  return function inks(holder, isOnPaper = false) {
    const probe = document.createElement("i");
    probe.hidden = true;
    holder.append(probe);
    if (isOnPaper) probe.style.colorScheme = "light";

    function color(name) {
      probe.style.color = `var(--sg-${name})`;
      return getComputedStyle(probe).color;
    }

    function family(name) {
      probe.style.fontFamily = `var(--sg-${name})`;
      return getComputedStyle(probe).fontFamily;
    }

    const groups = Array.from({ length: HUES }, (_, i) => `group-${i + 1}`);
    const hues = ["edge", ...groups].map(color);
    const paper = color("paper");
    const found = {
      ...{ paper, ink: color("ink"), soft: color("soft"), hues },
      ...{ land: hues.map(numbers), ground: numbers(paper) },
      ...{ serif: family("serif"), sans: family("sans") },
    };
    probe.remove();
    return found;
  };
});
