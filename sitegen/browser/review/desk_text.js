/* Desk text: a text with the phrases that speak for topics, or with what another one does not say. */

sitegen.define("desk_text", ["element", "evidence"], function (element, evidence) {
  "use strict";

  /** `parts` as the server marks them; `styles` and `names` are those of topics. */
  function marked(parts, styles, names) {
    const made = document.createDocumentFragment();
    for (const { text, topic, weight } of parts) {
      if (topic === undefined) {
        made.append(text);
        continue;
      }
      const says = `${weight < 0 ? "against " : ""}${names.get(topic) ?? topic}`;
      const style = weight < 0 ? "against" : (styles.get(topic) ?? 0);
      const title = `${says}: ${evidence.sum(weight)}`;
      made.append(element("mark", { "data-style": style, title }, text));
    }
    return made;
  }

  /** Parts of which some are not in the other text. */
  function compared(parts) {
    const made = document.createDocumentFragment();
    for (const { text, isOwn } of parts) {
      made.append(isOwn ? element("mark", { "data-style": "own" }, text) : text);
    }
    return made;
  }

  return { marked, compared };
});
