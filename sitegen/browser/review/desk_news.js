/* Desk news: what was just done, and whether the server answers, where screen readers hear it. */

sitegen.define("desk_news", ["element", "counted"], function (element, counted) {
  "use strict";

  const done = element("p", { role: "status", class: "sg-desk-done" });
  const away = element("p", { role: "status", class: "sg-desk-away" });
  const problems = element("div", { role: "alert", class: "sg-desk-problems" });
  document.getElementById("sg-desk-news")?.append(done, away, problems);

  return {
    /** Of what was not done, `isDone` is false. */
    say(sentence, isDone = true) {
      done.toggleAttribute("data-done", isDone);
      done.textContent = sentence;
    },

    /** `waiting` decisions are kept until the server is back. */
    tell(isAway, waiting) {
      const kept =
        waiting > 0 ? ` ${counted(waiting, "decision")} of yours will be sent then.` : "";
      const said = `The server does not answer; this page waits until it is back.${kept}`;
      const news = isAway ? said : "";
      if (away.textContent !== news) away.textContent = news; // what is the same is not said again
    },

    /** What is wrong with the content, which may keep decisions from being written. */
    warn(all) {
      const head = `${counted(all.length, "error")} in the content: decisions may be refused.`;
      const lines = all.map((problem) => element("li", {}, problem));
      const details = element(
        "details",
        {},
        element("summary", {}, head),
        element("ul", {}, ...lines),
      );
      problems.replaceChildren(...(all.length > 0 ? [details] : []));
    },
  };
});
