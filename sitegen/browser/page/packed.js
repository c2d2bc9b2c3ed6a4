/* Packed: data that came compressed, because they repeat themselves. */

sitegen.define("packed", [], function () {
  "use strict";

  /** What `packed_script` in sitegen/text/data_script.py was given; `text` is what it hands over. */
  return function packed(text) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(unpacked).json();
  };
});
