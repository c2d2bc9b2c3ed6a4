/* Evidence: which phrases speak for which topic, and how each topic is told apart in a text. */

sitegen.define("evidence", [], function () {
  "use strict";

  const STYLES = 5; // that can be told apart, by their lines and by their colors

  /** The number of the style of each topic, the best first; further ones have none. */
  function stylesOf(topics) {
    return new Map(topics.slice(0, STYLES).map(({ slug }, index) => [slug, index + 1]));
  }

  /** What stands for each topic: its phrases as they are first written, their weights, how often. */
  function phrasesOf(parts) {
    const found = new Map();
    for (const { text, topic, phrase, weight } of parts) {
      if (topic === undefined) continue;
      if (!found.has(topic)) found.set(topic, new Map());
      const phrases = found.get(topic);
      const before = phrases.get(phrase) ?? { text, weight, times: 0 };
      phrases.set(phrase, { ...before, times: before.times + 1 });
    }
    return new Map([...found].map(([topic, phrases]) => [topic, [...phrases.values()]]));
  }

  /** A sum as it is read: 12, 4.5, −4. */
  function sum(value) {
    return value.toLocaleString("en", { maximumFractionDigits: 1 }).replace("-", "−");
  }

  return { stylesOf, phrasesOf, sum };
});
