/* Review: the curator's desk.  One card after another, decided by a key or a finger. */

sitegen.define(
  "review",
  ["desk", "desk_keys", "desk_help", "desk_bar", "topic_finder", "desk_words"],
  function (newDesk, keys, newHelp, newBar, finder, words) {
    "use strict";

    const help = newHelp();
    const find = finder.topicFinder();
    const desk = newDesk(find);
    desk.draw(
      newBar({ undo: desk.undo, phrases: desk.phrases, help, go: (key) => desk.go(key) }).show,
    );

    const ACTIONS = {
      file: desk.digit,
      also: desk.also,
      none: () => desk.file(words.NONE),
      topics: desk.find,
      undo: desk.undo,
      next: () => desk.move(1),
      previous: () => desk.move(-1),
      back: desk.back,
      phrases: desk.phrases,
      help,
    };

    document.addEventListener("keydown", (event) => {
      if (document.querySelector("dialog[open]")) return;
      const action = keys.actionOf(event);
      if (!action) return;
      event.preventDefault();
      if (ACTIONS[action.name]) ACTIONS[action.name](action.digit);
      else desk.act(action.name);
    });

    addEventListener("beforeunload", (event) => {
      if (desk.isWaiting()) event.preventDefault();
    });
    desk.start();
  },
);
