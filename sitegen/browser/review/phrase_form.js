/* Phrase form: what one edit of the phrases would do, before it is made. */

sitegen.define("phrase_form", ["element", "phrase_papers"], function (element, about) {
  "use strict";

  const WITHOUT = "without"; // takes a phrase away

  function select(options) {
    return element(
      "select",
      {},
      ...options.map(([value, name]) => element("option", { value }, name)),
    );
  }

  const labeled = (name, field) => element("label", {}, name, field);

  /** `get(address)` promises what the server says; `names` are those of the topics. */
  return function form({ topics, levels }, names, get) {
    const topic = select(topics.map(({ slug, name }) => [slug, name]));
    const known = Object.entries(levels).map(([level, weight]) => [level, `${level} (${weight})`]);
    const level = select([...known, [WITHOUT, "take it away"]]);
    const phrase = element("input", { type: "text", required: true, autocomplete: "off" });
    const said = element("div", { role: "status" });
    const made = element(
      "form",
      { class: "sg-phrase-form" },
      ...[labeled("Topic", topic), labeled("Level", level), labeled("Phrase", phrase)],
      element("button", { type: "submit", class: "sg-tool sg-tool--first" }, "Try it"),
    );
    made.addEventListener("submit", async (event) => {
      event.preventDefault();
      const asked = { topic: topic.value, level: level.value, phrase: phrase.value.trim() };
      const tried = await get(`what-if.json?${new URLSearchParams(asked)}`);
      said.replaceChildren(tried.error ? element("p", {}, tried.error) : about.trial(tried, names));
    });
    return element("section", {}, element("h3", {}, "What if?"), made, said);
  };
});
