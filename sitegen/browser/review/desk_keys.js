/* Desk keys: what a key means at the desk. */

sitegen.define("desk_keys", ["typing"], function (isTyping) {
  "use strict";

  const ACTIONS = {
    Enter: "confirm",
    0: "none",
    m: "same",
    d: "different",
    y: "paper",
    x: "skip",
    h: "hide",
    n: "note",
    p: "pick",
    u: "undo",
    j: "next",
    k: "previous",
    ArrowRight: "next",
    ArrowLeft: "previous",
    "/": "topics",
    "?": "help",
    t: "phrases",
    Escape: "back",
  };
  const MOVES = ["next", "previous"]; // which alone go on while their key is held
  const PRESSED_BY_ENTER = "a, button, summary";

  const LINES = [
    ["Enter", "confirm what is proposed; on the last page, publish"],
    ["1 … 9", "file under that topic; open that paper of a list"],
    ["↓, ↑", "the next and the previous paper of a list, which Enter opens"],
    ["Shift 1 … 9", "mark it as a second topic, before you file or confirm"],
    ["0", "none of these: leave it unsorted"],
    ["/", "find any topic"],
    ["m, d", "one paper, or two"],
    ["y, x", "it is a paper, or none"],
    ["h", "hide the paper"],
    ["n, p", "write a note, or why to read it"],
    ["u", "undo"],
    ["j, k", "next and previous card; → and ←, too"],
    ["t", "phrases, and back"],
    ["Esc", "close a window; back to the list of new papers"],
    ["?", "this help"],
  ];

  /** The number on a key: what it writes, or with Shift what it would write without. */
  function digitOf({ key, code = "", shiftKey }) {
    if (/^[1-9]$/.test(key)) return { name: "file", digit: Number(key) };
    const digit = Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0);
    return digit > 0 && shiftKey ? { name: "also", digit } : null;
  }

  /** The action of a key pressed, with its digit if it has one; null where the key is not ours. */
  function actionOf(event) {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = event;
    if (ctrlKey || metaKey || altKey || isComposing || event.defaultPrevented) return null;
    if (isTyping(target) || (key === "Enter" && target.matches(PRESSED_BY_ENTER))) return null;
    const found = digitOf(event);
    if (found) return repeat ? null : found;
    const isLetter = /^\p{L}$/u.test(key);
    if (isLetter && shiftKey && key !== key.toLowerCase()) return null;
    const name = ACTIONS[isLetter ? key.toLowerCase() : key];
    return name && (!repeat || MOVES.includes(name)) ? { name, digit: 0 } : null;
  }

  return { actionOf, lines: LINES };
});
