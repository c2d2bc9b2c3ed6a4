/* Short title: what a title says first, which is often a name. */

sitegen.define("short_title", [], function () {
  "use strict";

  const LONGEST = 38; // letters

  return function shortTitle(title) {
    const [name] = title.split(/[:?–—] /);
    if (name.length <= LONGEST) return name;
    return `${name.slice(0, LONGEST).replace(/\s+\S*$/, "")}…`;
  };
});
