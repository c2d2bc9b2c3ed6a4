/* Toast: says what has just been kept, in a region that screen readers announce, and takes it back:
   by its button, or by `z` for as long as nothing else was done.  A warning stays until it is
   closed. */

sitegen.define("toast", ["element", "storage", "typing"], function (element, storage, isTyping) {
  "use strict";

  const SHOWN = 10_000; // milliseconds, unless it has the reader's attention

  const region = element("div", { role: "status", class: "sg-toasts" });
  // After the header: the button is a few steps from the page’s start.
  document.querySelector(".sg-frame")?.before(region);
  if (!region.isConnected) document.body.append(region);

  /** @type {(() => void) | null} */
  let takeBack = null;
  /** @type {HTMLElement?} */
  let pressed = null; // where focus was
  let isLasting = false;
  /** @type {ReturnType<typeof setTimeout>} */
  let fading;

  const hasKeys = () => storage.read("keys") !== false;

  /** The key is named where it works and there is likely to be a keyboard. */
  function undoLabel() {
    return hasKeys() && window.matchMedia("(hover: hover)").matches ? "Undo (z)" : "Undo";
  }

  function close() {
    clearTimeout(fading);
    const hadFocus = region.contains(document.activeElement);
    region.replaceChildren();
    if (hadFocus && pressed?.isConnected) pressed.focus();
  }

  function fade() {
    clearTimeout(fading);
    if (!isLasting) fading = setTimeout(close, SHOWN);
  }

  function undo() {
    const action = takeBack;
    takeBack = null;
    if (!action) return;
    action();
    close();
    show("Undone.");
  }

  function button(label, press, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", press);
    return made;
  }

  function show(message, ...rest) {
    region.replaceChildren(
      element("div", { class: "sg-toast" }, element("p", {}, message), ...rest),
    );
    fade();
  }

  region.addEventListener("pointerenter", () => clearTimeout(fading));
  region.addEventListener("focusin", () => clearTimeout(fading));
  region.addEventListener("pointerleave", fade);
  region.addEventListener("focusout", fade);

  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (key === "Escape" && region.contains(/** @type {Node} */ (target))) close();
    const isBusy = ctrlKey || metaKey || altKey || event.defaultPrevented || isTyping(target);
    if (key !== "z" || isBusy || !hasKeys()) return;
    if (takeBack && !document.querySelector("dialog[open]")) undo();
  });

  /** Say what was done; `action` takes it back.  `isHere` leaves out the way to the list. */
  function done(message, action, isHere = false) {
    takeBack = action;
    isLasting = false;
    pressed = /** @type {HTMLElement?} */ (document.activeElement);
    const way = element("a", { href: sitegen.mylist }, "Open my list");
    show(
      message,
      button(undoLabel(), undo, { "aria-keyshortcuts": "z" }),
      ...(isHere ? [] : [way]),
      button("×", close, { class: "sg-toast__close", "aria-label": "Close this message" }),
    );
  }

  /** Say what goes wrong, until the reader has seen it. */
  function warn(message) {
    isLasting = true;
    pressed = /** @type {HTMLElement?} */ (document.activeElement);
    show(message, button("Close", close));
  }

  return { done, warn };
});
