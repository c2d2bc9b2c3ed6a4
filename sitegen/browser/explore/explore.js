/* Explore: the page of all papers. */

sitegen.define("explore", ["exploring", "visit"], function (explore, visit) {
  "use strict";

  const place = document.getElementById("sg-explore");

  async function start() {
    const [data, known] = await Promise.all([
      sitegen.load("explore-papers", "explore/papers"),
      visit().then(
        (latest) => latest.known,
        () => Infinity,
      ),
    ]);
    return explore(place, data, known);
  }

  // Whatever happens, there is a list to read.
  start()
    .catch((error) => console.warn("The plain list of papers stays:", error))
    .then((goBack) => {
      place.toggleAttribute("data-ready", true);
      goBack?.();
    });
});
