/* Desk place: where the card is, and the focus in it. */

sitegen.define("desk_place", ["element"], function (element) {
  "use strict";

  const place = /** @type {HTMLElement} */ (document.getElementById("sg-desk"));

  function heading() {
    return /** @type {HTMLElement?} */ (place.querySelector("#sg-desk-title"));
  }

  /** Show a card from its beginning, unless it is the same one; a dialog that is open keeps the
      focus. */
  function show(node, fragment, isSame = false) {
    const hadFocus = place.contains(document.activeElement);
    place.removeAttribute("aria-busy");
    place.replaceChildren(node);
    if (isSame && !hadFocus) return;
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname);
    window.scrollTo(0, 0);
    if (!document.querySelector("dialog[open]")) heading()?.focus({ preventScroll: true });
  }

  /** What to know of the card before it is decided, above all else of it. */
  function tell(node, isAlert) {
    const box = element("div", { class: "sg-desk-told", role: isAlert ? "alert" : "status" });
    heading()?.before(box);
    box.append(node);
  }

  return {
    ...{ show, tell },
    wait: () => place.setAttribute("aria-busy", "true"),
  };
});
