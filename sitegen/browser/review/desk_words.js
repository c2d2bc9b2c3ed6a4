/* Desk words: what is asked of a card, and what is said of a decision. */

sitegen.define("desk_words", ["counted"], function (counted) {
  "use strict";

  const NONE = "unsorted"; // the slug that stands for no topic
  const NOTHING = "Nothing can be decided here: mend the file, and the card goes.";
  const LONG = 60; // characters of a title that are said

  const TWO = "One paper, or two?";
  const ASKED = { record: "Is this a paper?", skipped: "Are these lines papers?" };

  const DONE = {
    same: () => "One paper",
    different: () => "Two papers",
    hide: () => "Hidden",
    skip: () => "No paper",
    paper: () => "A paper",
    note: ({ text }) => (text ? "Note kept" : "Note taken away"),
    pick: ({ text }) => (text ? "Picked" : "No longer picked"),
    "confirm-new": ({ keys }) => `${counted(keys.length, "new paper")} confirmed`,
  };

  const short = (title) => (title.length > LONG ? `${title.slice(0, LONG).trimEnd()}…` : title);

  /** What a card asks first. */
  function question({ kinds, other }) {
    const first = kinds.find((kind) => ASKED[kind]);
    return other ? TWO : (ASKED[first] ?? "Where does it belong?");
  }

  /** Topics as they are read; `names` are those of slugs. */
  function topics(topic, also, names) {
    const [first, ...others] = [topic, ...also].map((slug) => names.get(slug) ?? slug);
    return others.length > 0 ? `${first}, also ${others.join(" and ")}` : first;
  }

  function deed(decision, names) {
    const { action, topic, also = [] } = decision;
    if (DONE[action]) return DONE[action](decision);
    const under = topic ? ` under ${topics(topic, also, names)}` : "";
    return `${action === "confirm" ? "Confirmed" : "Filed"}${under}`;
  }

  /** What was done, as a sentence; `title` may be that of several, and then is empty. */
  function done(decision, title, names) {
    return `${deed(decision, names)}${title ? `: “${short(title)}”` : ""}.`;
  }

  const TOPIC = /^ +topic: *["']?([^\s"']+)/m;

  /** A decision with the topic that was written, as lines of YAML have it. */
  function written(decision, wrote) {
    const topic = TOPIC.exec(wrote)?.[1];
    return topic && decision.topic ? { ...decision, topic } : decision;
  }

  /** Where a card has its paper: nothing else is said by two that agree. */
  function filing({ filed, also = [] }) {
    return [filed?.slug ?? NONE, ...also.map(({ slug }) => slug)].join();
  }

  /** What the server says, as a sentence; a file's name stays as it is. */
  function sentence(text) {
    const isPlain = /^[a-z]+(?![\w./-])/.test(text);
    const begun = isPlain ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    return !begun || /[.!?…]$/.test(begun) ? begun : `${begun}.`;
  }

  const refusal = ({ error, remedy = "" }) => `${sentence(error)} ${sentence(remedy)}`.trim();

  return { NONE, NOTHING, question, topics, done, short, written, filing, sentence, refusal };
});
