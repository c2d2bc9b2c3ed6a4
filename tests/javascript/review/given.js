/* What the server says of an invented queue: one item of each kind of card. */

"use strict";

const KINDS = [
  ["new", "new"],
  ["record", "is this a paper?"],
  ["skipped", "skipped lines"],
  ["near-miss", "near misses"],
  ["identity", "doubtful identities"],
  ["unsorted", "unsorted"],
  ["uncertain", "uncertain"],
  ["unlike", "unlike their neighbors"],
];

const TOPICS = [
  { slug: "moths", name: "Moths & lanterns", group: "Animals" },
  { slug: "harbors", name: "Harbors", group: "Places" },
  { slug: "bridges", name: "Bridges of glass", group: "Places" },
  { slug: "clocks", name: "Clocks", group: "Things" },
  { slug: "kites", name: "Kites", group: "Things" },
  { slug: "wells", name: "Wells", group: "Places" },
];

function item(key, kind, title, facts = {}) {
  return { key, kind, title, says: `${kind}: invented`, topic: "", certain: false, ...facts };
}

const ITEMS = [
  item("new-1", "new", "Lantern: Moths by Night", { topic: "Moths & lanterns", certain: true }),
  item("new-2", "new", "Harbors in Winter", { topic: "Harbors", certain: true }),
  item("doubted", "uncertain", "Kites over Harbors: What the Wind Says of Clocks"),
  item("line-7", "record", "Trending this week"),
  item("lines-9", "skipped", "april.txt: 3 lines"),
  item("pair", "near-miss", "Bridges of Glass"),
  item("nowhere", "unsorted", "On Nothing in Particular"),
];

/** The queue without the items of these keys. */
function queue(without = [], facts = {}) {
  const items = ITEMS.filter(({ key }) => !without.includes(key));
  return {
    version: `v-${without.length}`,
    left: items.length,
    papers: 12,
    kinds: KINDS.map(([kind, name]) => {
      const left = items.filter((one) => one.kind === kind).length;
      return { kind, name, says: "", left };
    }),
    items,
    certain: items.filter(({ certain }) => certain).map(({ key }) => key),
    undo: without.length,
    problems: [],
    publish: { ready: true, says: "Publishing records 2 new papers." },
    ...facts,
  };
}

const ACTIONS = {
  paper: [
    { action: "confirm", name: "Confirm", says: "it stays where it is" },
    { action: "hide", name: "Hide", says: "" },
    { action: "note", name: "Note", says: "" },
    { action: "pick", name: "Pick", says: "" },
  ],
  record: [
    { action: "paper", name: "It is a paper", says: "" },
    { action: "skip", name: "No paper", says: "its lines are never read again" },
  ],
  pair: [
    { action: "same", name: "One paper", says: "" },
    { action: "different", name: "Two papers", says: "" },
  ],
};

function paper(title, facts = {}) {
  return {
    id: "a",
    title,
    url: "/papers/a.html",
    by: "Ada Bettong, Zoë Quoll",
    date: "Mar 16, 2025",
    records: [{ address: "april.txt:12", excerpt: `${title}\n\nAs it was saved.` }],
    ...facts,
  };
}

const choices = TOPICS.slice(0, 3).map(({ slug, name }, i) => ({
  digit: i + 1,
  slug,
  name,
  score: [7, 6, 0][i],
}));

/** The card of an item of the queue. */
function card(key, facts = {}) {
  const own = ITEMS.find((one) => one.key === key);
  return {
    key,
    kind: own?.kind,
    title: own?.title,
    kinds: [own?.kind],
    says: [own?.says],
    paper: paper(own?.title ?? ""),
    title_parts: [{ text: own?.title }],
    text_parts: [
      { text: "At night the " },
      { text: "moths", topic: "moths", phrase: "moth", weight: 4 },
      { text: " come to the " },
      { text: "lantern", topic: "moths", phrase: "lantern", weight: 3 },
      { text: "; a " },
      { text: "pier", topic: "harbors", phrase: "pier", weight: 6 },
      { text: ", unlike a " },
      { text: "clock", topic: "clocks", phrase: "clock", weight: -4 },
      { text: ", stays.\n\nA second paragraph has nothing to say." },
    ],
    topics: [
      { slug: "moths", name: "Moths & lanterns", group: "Animals", hue: 1, score: 7, share: 1 },
      { slug: "harbors", name: "Harbors", group: "Places", hue: 2, score: 6, share: 0.86 },
    ],
    filed: { slug: "moths", name: "Moths & lanterns" },
    choices,
    all: TOPICS,
    doubts: ["score 7 is below 10"],
    opinion: { topic: "harbors", name: "Harbors", likeness: 0.41, own: 0.22 },
    neighbors: [
      {
        ...{ id: "b", title: "Moths at Sea", topic: "moths", name: "Moths & lanterns" },
        ...{ url: "/papers/b.html", likeness: 0.52 },
      },
    ],
    other: null,
    why: "",
    lines: [],
    file: "",
    actions: ACTIONS.paper,
    decided: "",
    ...facts,
  };
}

const CARDS = {
  "new-1": card("new-1"),
  "new-2": card("new-2"),
  doubted: card("doubted"),
  "line-7": card("line-7", {
    actions: ACTIONS.record,
    file: "april.txt",
    lines: [
      { number: 6, text: "", mark: false },
      { number: 7, text: "Trending this week", mark: true },
      { number: 8, text: "", mark: false },
    ],
  }),
  "lines-9": card("lines-9", {
    ...{ paper: null, title_parts: [], text_parts: [], topics: [], filed: null, choices: [] },
    ...{ doubts: [], opinion: null, neighbors: [], actions: ACTIONS.record, file: "april.txt" },
    lines: [98, 99, 100].map((number) => ({ number, text: "Subscribe", mark: true })),
  }),
  pair: card("pair", {
    actions: ACTIONS.pair,
    choices: [],
    other: paper("Bridges of Glass, Revisited", { by: "Ada Bettong", text: "At night the moths." }),
    why: "two words of the titles differ",
  }),
  nowhere: card("nowhere", { filed: null, opinion: null, topics: [] }),
};

module.exports = { KINDS, TOPICS, ITEMS, CARDS, ACTIONS, queue, card };
