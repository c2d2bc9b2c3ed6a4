/* Desk decisions: each leaves the queue at once and is then sent; what the server refuses comes
   back with its reason. */

sitegen.define("desk_decisions", ["desk_words"], function (words) {
  "use strict";

  /** `hear` has `said(sentence)`, `changed()`, `refused(key, answer)`, `outdated()`, `kept(key)` of
      an item that stays, and `back(key, decision)` of one that was taken back, as `history` had it. */
  return function deskDecisions(queue, send, hear) {
    const history = [];
    const versions = new Set(); // of the queue, that decisions made here have led to
    let undo = 0; // decisions that the server can take back
    let sent = 0; // decisions that it has not answered

    function took({ version, undo: count, left, removed = [] }, keys) {
      versions.add(version);
      undo = count;
      queue.answered(keys, removed);
      const isAsCounted = left - queue.waiting() === queue.left();
      if (!isAsCounted || removed.length > keys.length) hear.outdated();
    }

    /** What is said to be done is what the server says that it wrote. */
    function correct(made, decision, { title, names }, { wrote }) {
      const said = words.done(words.written(decision, wrote), title, names);
      if (said === made.said) return;
      made.said = said;
      if (made === history.at(-1)) hear.said(said);
    }

    /** Send a decision on items; if they stay in the queue, they are shown anew.  `items` and
        `filed` are kept of it in `history`. */
    async function decide(decision, about) {
      const { keys, title, names, stays = false, items = [], filed = null } = about;
      const made = { said: words.done(decision, title, names), items, filed };
      if (!stays) queue.settle(keys);
      history.push(made);
      sent++;
      hear.said(made.said);
      hear.changed();
      const answer = await send("decide", decision);
      sent--;
      if (answer.error) {
        history.splice(history.indexOf(made), 1);
        queue.refused(keys);
        hear.refused(keys[0], answer);
        return;
      }
      correct(made, decision, about, answer);
      took(answer, keys);
      if (stays) hear.kept(keys[0]);
      hear.changed();
    }

    async function takeBack() {
      if (undo + sent === 0) return hear.said("There is nothing to undo.", false);
      const answer = await send("undo", {});
      if (answer.error) return hear.said(words.refusal(answer), false);
      versions.add(answer.version);
      undo = answer.undo;
      const last = history.pop();
      hear.said(last ? `Undone: ${last.said}` : "Undone.");
      return hear.back(answer.key, last);
    }

    return {
      ...{ decide, takeBack, history },
      undone: () => undo + sent,
      isOurs: (version) => versions.has(version),
      /** What the server says that it can take back. */
      know(count) {
        if (sent === 0) undo = count;
      },
    };
  };
});
