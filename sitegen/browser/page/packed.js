/* Packed: data that came compressed, because they repeat themselves. */

sitegen.define("packed", [], function () {
  "use strict";

  /** What `packed_script` in sitegen/text/data_script.py was given; `text` is what it hands over.
      What no script packed is as it was. */
  return async function packed(text) {
    if (typeof text !== "string") return text;
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(unpacked).json();
  };
});
