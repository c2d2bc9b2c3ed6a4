/* Desk: which card is shown, and what is done on it. */

sitegen.define(
  "desk",
  [
    "element",
    "outbox",
    "desk_queue",
    "desk_cards",
    "desk_decisions",
    "desk_news",
    "desk_place",
    "desk_card",
    "desk_batch",
    "desk_end",
    "desk_note",
    "desk_words",
    "phrase_panel",
  ],
  function (
    element,
    newOutbox,
    newQueue,
    newCards,
    newDecisions,
    news,
    place,
    newCard,
    batches,
    newEnd,
    newNote,
    words,
    newPanel,
  ) {
    "use strict";

    /** What of a card a decision rests on. */
    const outlineOf = ({ says, filed, choices, actions, text_parts: text, other }) =>
      JSON.stringify([says, filed, choices, actions, text, other]);

    const WRITTEN = ["note", "pick"];
    const AHEAD = 3; // cards that are asked for before they are shown
    const SOON = 300; // milliseconds
    const PATIENCE = 10_000; // milliseconds to wait for a reading that takes a decision back

    const later = () => new Promise((done) => setTimeout(done, SOON));

    /** `find(topics, choose)` opens the list of all topics. */
    return function desk(find) {
      const queue = newQueue();
      let isAway = false;
      const outbox = newOutbox((away) => {
        isAway = away;
        news.tell(isAway, queue.waiting());
      });
      const cards = newCards(outbox.get);
      const write = newNote();
      const drafts = new Map(); // of notes and picks, by their action and the item
      const refusals = new Map(); // why, by the key of the item
      let known = /** @type {any} */ ({});
      let version = ""; // of the queue
      /** @type {(state: any) => void} */
      let drawBar = () => {};
      /** @type {any} */
      let shown = null; // the card that can be decided
      let turn = 0;
      let tapped = ""; // the key of the card on which a button was pressed last
      let isAtPhrases = false;
      let wrote = []; // by publishing, until something is decided
      /** @type {any} */
      let reopened = null; // an item that was decided, on the card again
      let returning = ""; // the key of an item that was taken back, and is read anew

      const decisions = newDecisions(queue, outbox.send, {
        said: news.say,
        changed: () => show(),
        refused(key, answer) {
          isAtPhrases = false;
          reopened = null;
          refusals.set(key, answer);
          news.say("Not written; the card is back.", false);
          show(true);
        },
        outdated: () => refresh(),
        async kept(key) {
          for (const action of WRITTEN) drafts.delete(`${action} ${key}`);
          cards.forget(key);
          await refresh();
          if (shown?.key === key) show(true);
        },
        back: takenBack,
      });

      function nameOf(kind) {
        return known.kinds?.find((one) => one.kind === kind)?.name ?? kind;
      }

      /** Of what kinds the card is, and where it is among all that is left. */
      function label(kinds) {
        const { first, last } = queue.place();
        const here = first === last ? `${first}` : `${first}–${last}`;
        const where = reopened ? "decided" : `${here} of ${queue.left()}`;
        return `${kinds.map(nameOf).join(" · ")} · ${where}`;
      }

      function relabel() {
        const eyebrow = shown.node.querySelector(".sg-desk-eyebrow");
        eyebrow.textContent = label(shown.card?.kinds ?? ["new"]);
      }

      function bar(stop) {
        news.tell(isAway, queue.waiting());
        drawBar({
          ...{ left: queue.left(), kinds: queue.kinds(), undone: decisions.undone() },
          here: stop?.items[0].kind,
        });
      }

      /* What is shown. */

      function tellRefusal(items) {
        for (const { key } of items) {
          const answer = refusals.get(key);
          if (!answer) continue;
          const head = element("b", {}, "Not written. ");
          const remedy = element("em", {}, words.sentence(answer.remedy ?? ""));
          place.tell(element("p", {}, head, words.sentence(answer.error), " ", remedy), true);
          return;
        }
      }

      async function publish() {
        const answer = await outbox.send("publish", {});
        if (answer.error) return answer;
        wrote = answer.wrote;
        await refresh();
        return answer;
      }

      function showEnd(wasEnd) {
        const actions = { send: publish, open: reopen };
        const node = newEnd(known, decisions.history, actions, wrote);
        shown = { key: "", keys: [], node, isEnd: true };
        place.show(node, "", wasEnd);
      }

      /** Of a batch only less is ever shown: then it is said. */
      function tellFewer(before, keys) {
        if (!before?.isBatch || !keys.every((key) => before.keys.includes(key))) return;
        const gone = before.keys.length - keys.length;
        if (gone > 0) place.tell(element("p", {}, `The list has changed: ${gone} fewer.`), false);
      }

      function showBatch({ items }, before) {
        const node = batches.batch(items, label(["new"]), {
          confirm: (event) => act("confirm", event),
          open,
        });
        shown = {
          key: items[0].key,
          keys: items.map(({ key }) => key),
          items,
          node,
          isBatch: true,
        };
        place.show(node, items[0].key);
        tellFewer(before, shown.keys);
        tellRefusal(items);
      }

      function showCard(item, card) {
        const actions = { act, file, find: openFinder };
        const made = newCard(card, { label: label(card.kinds) }, actions);
        shown = {
          key: item.key,
          keys: [item.key],
          title: item.title,
          items: [{ key: item.key, title: item.title, url: card.paper?.url ?? "" }],
          isOpened: item.certain,
          ...made,
        };
        place.show(made.node, item.key);
        if (item.certain) place.tell(backButton("Back to all of them"), false);
        if (reopened) place.tell(backButton("Back to what is left"), false);
        tellRefusal([item]);
      }

      function backButton(name) {
        const made = element("button", { type: "button", class: "sg-tool" }, name);
        made.addEventListener("click", back);
        return made;
      }

      function isShown(stop) {
        return shown?.keys.join() === stop.items.map(({ key }) => key).join();
      }

      /** A card that is gone is of a queue that is old. */
      async function showFailure(item, { error, remedy }) {
        await refresh();
        if (queue.stop()?.items[0].key !== item.key) return;
        place.tell(element("p", {}, `${error} ${remedy ?? ""}`), true);
      }

      /** Show where the curator is, anew if `isChanged`. */
      async function show(isChanged = false) {
        const mine = ++turn;
        const stop = reopened ? { isBatch: false, items: [reopened] } : queue.stop();
        bar(stop);
        if (isAtPhrases || returning) return;
        const isSame = Boolean(stop && shown && isShown(stop));
        if (isSame && !isChanged) return relabel();
        const before = shown;
        if (!isSame) shown = null; // no key means a card that is still to come
        if (!stop) showEnd(Boolean(before?.isEnd));
        else if (stop.isBatch) showBatch(stop, before);
        else {
          place.wait();
          const card = await cards.get(stop.items[0].key);
          if (mine !== turn) return;
          if (card.error) await showFailure(stop.items[0], card);
          else showCard(stop.items[0], card);
        }
        for (const { isBatch, items } of queue.following(AHEAD)) {
          if (!isBatch) cards.get(items[0].key);
        }
      }

      /* What is decided. */

      function decide(decision, about = {}) {
        const { keys, items, card, title = "", names = new Map() } = shown;
        for (const key of keys) refusals.delete(key);
        wrote = [];
        if (!about.stays) reopened = null;
        const filed = card ? words.filing(card) : null;
        decisions.decide(decision, { keys, title, names, items, filed, ...about });
      }

      /** Until the list is read anew, what is taken back may still be on the card: no key counts
          for it before. */
      async function takenBack(key, decision) {
        isAtPhrases = false;
        reopened = null;
        wrote = [];
        shown = null;
        returning = key;
        place.wait();
        cards.forgetAll();
        await refresh();
        queue.go(key, (decision?.items.length ?? 1) === 1);
        await readAnew(key, decision?.filed);
        if (returning !== key) return;
        returning = "";
        show(true);
      }

      /** Ask for a card until its paper is where it was before the decision. */
      async function readAnew(key, filed) {
        const end = Date.now() + PATIENCE;
        while (filed && returning === key && Date.now() < end) {
          const card = await cards.get(key);
          if (!card.error && words.filing(card) === filed) return;
          cards.forget(key);
          await later();
        }
      }

      /** What was decided, once more: its card, or its page where nothing is to be decided. */
      async function reopen(item) {
        const mine = ++turn;
        cards.forget(item.key);
        const card = await cards.get(item.key);
        if (mine !== turn) return;
        if (queue.has(item.key)) go(item.key, true);
        else if (!card.error) {
          reopened = { ...item, kind: card.kind, certain: false };
          show();
        } else if (item.url) location.assign(item.url);
        else news.say(`${words.sentence(card.error)} Undo (u) brings it back.`, false);
      }

      /** The second half of a double tap is meant for the card that is gone. */
      function isSecond(event) {
        const isLate = event?.detail > 1 && tapped !== shown.key;
        if (event && !isLate) tapped = shown.key;
        return isLate;
      }

      function file(topic, event) {
        if (!shown?.card?.all.length || isSecond(event)) return;
        const others = shown.also(topic);
        decide({ key: shown.key, action: "file", topic, ...(others && { also: others }) });
      }

      function confirm() {
        const first = shown.card?.actions[0]?.action;
        if (shown.isBatch) decide({ action: "confirm-new", keys: shown.keys });
        else if (may("confirm")) decide({ key: shown.key, action: "confirm", ...proposed() });
        else if (first === "skip") act("skip");
        else news.say(first ? "Is it one paper (m), or are there two (d)?" : words.NOTHING, false);
      }

      /** Where it is filed, and the second topics, if somebody marked some. */
      function proposed() {
        const topic = shown.card.filed?.slug ?? words.NONE;
        const others = shown.also(topic);
        return { topic, ...(others && { also: others }) };
      }

      function annotate(action) {
        const { key, card, title } = shown;
        const about = { ...shown, title, filed: words.filing(card) };
        const draft = `${action} ${key}`;
        write(action, drafts.get(draft) ?? card[action] ?? "", (text) => {
          drafts.set(draft, text);
          refusals.delete(key);
          wrote = [];
          decisions.decide({ key, action, text }, { ...about, stays: true });
        });
      }

      /** Of a paper that is one, its topic may still be asked. */
      const isHalf = (action) => action === "paper" && shown.card.kinds.length > 1;

      const may = (action) => shown.card?.actions.some((one) => one.action === action);

      function publishByKey() {
        const button = shown.node.querySelector(".sg-desk-publish .sg-desk-act");
        const isReady = button?.getAttribute("aria-disabled") === "false";
        if (!isReady) news.say(words.sentence(known.publish?.says ?? ""), false);
        else if (queue.waiting() > 0) news.say("Your last decision is being written.", false);
        else button.click();
      }

      function act(action, event) {
        if (shown?.isEnd && action === "confirm") publishByKey();
        if (!shown?.key || isSecond(event)) return;
        if (action === "confirm") confirm();
        else if (!may(action)) news.say("That is not for this card; ? shows the keys.", false);
        else if (WRITTEN.includes(action)) annotate(action);
        else decide({ key: shown.key, action }, { stays: isHalf(action) });
      }

      function digit(number) {
        if (shown?.isBatch) open(shown.keys[number - 1]);
        const choice = shown?.card?.choices.find((one) => one.digit === number);
        if (choice) file(choice.slug);
      }

      function also(number) {
        const choice = shown?.card?.choices.find((one) => one.digit === number);
        if (choice) shown.mark(choice.slug);
      }

      function openFinder() {
        if (shown?.card?.all.length) find(shown.card.all, ({ slug }) => file(slug));
      }

      /* Where the curator goes. */

      function open(key) {
        if (key) go(key, true);
      }

      function go(key, isOpened = false) {
        queue.go(key, isOpened);
        leave();
        show();
      }

      /** Whatever else was shown, or was to be. */
      function leave() {
        isAtPhrases = false;
        reopened = null;
        returning = "";
      }

      function back() {
        if (isAtPhrases) leavePhrases();
        else if (reopened) go("");
        else if (shown?.isOpened) go(shown.key);
      }

      const panel = newPanel(outbox.get, leavePhrases);

      function leavePhrases() {
        isAtPhrases = false;
        show(true);
      }

      function phrases() {
        if (isAtPhrases) return leavePhrases();
        leave();
        isAtPhrases = true;
        shown = null;
        turn++;
        place.show(panel.node, "");
        return panel.show();
      }

      function move(step) {
        queue.move(step);
        leave();
        show();
      }

      /** Take what the server says now. */
      async function read() {
        const answer = await outbox.get("queue.json");
        if (answer.error) return news.warn([`${answer.error} ${answer.remedy ?? ""}`]);
        known = answer;
        version = answer.version;
        queue.read(answer);
        decisions.know(answer.undo);
        return news.warn(answer.problems ?? []);
      }

      async function refresh() {
        const wasShown = shown?.key;
        await read();
        const isThere = shown?.key !== wasShown || reopened || queue.has(wasShown);
        if (wasShown && !isThere) news.say("That card needs nobody any more.", false);
        return show();
      }

      /** Follow edits made elsewhere: of topics, of the same file in an editor. */
      async function follow() {
        for (;;) {
          const newest = await outbox.text(`changed/${encodeURIComponent(version || "none")}`);
          await outbox.idle();
          if (newest === version) continue;
          version = newest;
          if (decisions.isOurs(newest)) continue;
          cards.forgetAll();
          await refresh();
          await offerNewer();
        }
      }

      /** A card changes below nobody's finger: its newer form is offered. */
      async function offerNewer() {
        if (!shown?.card) return;
        const { key, card } = shown;
        const newer = await cards.get(key);
        if (shown?.card !== card || newer.error || outlineOf(newer) === outlineOf(card)) return;
        const button = element("button", { type: "button", class: "sg-tool" }, "Show it as it is");
        button.addEventListener("click", () => show(true));
        place.tell(
          element("p", {}, "The list has changed, and this card with it. ", button),
          false,
        );
      }

      async function start() {
        const key = decodeURIComponent(location.hash.slice(1));
        place.wait();
        await read();
        if (queue.has(key)) queue.go(key);
        show();
        follow();
      }

      return {
        ...{ act, file, digit, also, go, back, move, start },
        find: openFinder,
        undo: decisions.takeBack,
        phrases,
        isWaiting: () => queue.waiting() > 0,
        draw: (call) => (drawBar = call),
      };
    };
  },
);
