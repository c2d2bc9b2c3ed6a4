/* Latest: of questions that overtake one another, only the newest is answered. */

sitegen.define("latest", [], function () {
  "use strict";

  /** `answer(value, isNewest)` promises to be done, and never fails. One runs at a time; what was
      asked meanwhile is left out, but for the newest. */
  return function latest(answer) {
    let newest = 0;
    let running = Promise.resolve();
    return (value) => {
      const number = ++newest;
      const isNewest = () => number === newest;
      running = running.then(() => (isNewest() ? answer(value, isNewest) : undefined));
      return running;
    };
  };
});
