/* Desk choices: the topics a paper may be filed under, each with its key, its sum and the phrases
   that make it: the legend of the marks in its text, too. */

sitegen.define("desk_choices", ["element", "evidence"], function (element, evidence) {
  "use strict";

  const NONE = { digit: 0, slug: "unsorted", name: "None of these", score: 0 };

  function phrase({ text, weight, times }) {
    return `“${text}” ${evidence.sum(weight)}${times > 1 ? ` ×${times}` : ""}`;
  }

  function fileButton({ digit, name, score }, why, press) {
    const sum = score ? [element("span", { class: "sg-desk-sum" }, evidence.sum(score))] : [];
    const button = element(
      "button",
      { type: "button", class: "sg-desk-file", "aria-keyshortcuts": String(digit) },
      element("kbd", {}, String(digit)),
      element("span", {}, element("span", { class: "sg-desk-name" }, name), why),
      ...sum,
    );
    button.addEventListener("click", press);
    return button;
  }

  function alsoButton({ digit, slug, name }, isAlso, press) {
    const made = element(
      "button",
      {
        ...{ type: "button", class: "sg-desk-also", "data-also": slug },
        ...{ "aria-pressed": String(isAlso), "aria-label": `Also ${name}` },
        "aria-keyshortcuts": `Shift+${digit}`,
      },
      "also",
    );
    made.addEventListener("click", press);
    return made;
  }

  /** Who speaks for a topic, beside its phrases. */
  function speakers({ filed, opinion }, slug) {
    const said = [
      ...(slug === (filed?.slug ?? NONE.slug) ? ["filed here"] : []),
      ...(slug === opinion?.topic ? ["second opinion"] : []),
    ].join(", ");
    return said ? element("small", {}, said) : "";
  }

  /** `also` are the slugs of second topics; `actions` are `file(slug, event)`, `mark(slug)`. */
  return function choices(card, also, { file, mark }) {
    const phrases = evidence.phrasesOf([...card.title_parts, ...card.text_parts]);
    const styles = evidence.stylesOf(card.topics);

    function second(choice) {
      if (choice.slug === NONE.slug) return [];
      return [alsoButton(choice, also.includes(choice.slug), () => mark(choice.slug))];
    }

    /** Of topics that are marked in the text, the phrases. */
    function legend(slug) {
      const said = styles.has(slug) ? phrases.get(slug)?.map(phrase).join(" · ") : "";
      return said ? [element("p", {}, said)] : [];
    }

    function item(choice) {
      const { slug } = choice;
      const press = (event) => file(slug, event);
      const made = element(
        "li",
        { "data-style": styles.get(slug) ?? 0 },
        fileButton(choice, speakers(card, slug), press),
        ...second(choice),
        ...legend(slug),
      );
      const share = card.topics.find((topic) => topic.slug === slug)?.share ?? 0;
      made.style.setProperty("--sg-desk-share", String(Math.max(0, share)));
      return made;
    }

    return element("ol", { class: "sg-desk-choices" }, ...[...card.choices, NONE].map(item));
  };
});
