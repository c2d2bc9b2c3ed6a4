/* Desk choices: the topics a paper may be filed under, each with its key, its sum and the phrases
   that make it: the legend of the marks in its text, too. */

sitegen.define("desk_choices", ["element", "evidence"], function (element, evidence) {
  "use strict";

  const NONE = { digit: 0, slug: "unsorted", name: "None of these", score: 0 };

  function phrase({ text, times, sum }) {
    const often = times > 1 ? ` ×${times}` : "";
    return `“${text}”${often} ${evidence.sum(sum)}`;
  }

  function fileButton({ digit, name, score }, isFiled, press) {
    const sum = score ? [element("span", { class: "sg-desk-sum" }, evidence.sum(score))] : [];
    const button = element(
      "button",
      { type: "button", class: "sg-desk-file", "aria-keyshortcuts": String(digit) },
      element("kbd", {}, String(digit)),
      element("span", { class: "sg-desk-name" }, name),
      ...(isFiled ? [element("span", { class: "sg-desk-now" }, "filed here")] : []),
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

  /** `also` are the slugs of second topics; `actions` are `file(slug, event)`, `mark(slug)`. */
  return function choices(card, also, { file, mark }) {
    const phrases = evidence.phrasesOf([...card.title_parts, ...card.text_parts]);
    const styles = evidence.stylesOf(card.topics);
    const filed = card.filed?.slug ?? NONE.slug;

    function item(choice) {
      const { slug } = choice;
      const said = phrases.get(slug)?.map(phrase).join(" · ");
      const second =
        slug === NONE.slug ? [] : [alsoButton(choice, also.includes(slug), () => mark(slug))];
      const made = element(
        "li",
        { "data-style": styles.get(slug) ?? 0 },
        fileButton(choice, slug === filed, (event) => file(slug, event)),
        ...second,
        ...(said ? [element("p", {}, said)] : []),
      );
      const share = card.topics.find((topic) => topic.slug === slug)?.share ?? 0;
      made.style.setProperty("--sg-desk-share", String(Math.max(0, share)));
      return made;
    }

    return element("ol", { class: "sg-desk-choices" }, ...[...card.choices, NONE].map(item));
  };
});
