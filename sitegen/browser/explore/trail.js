/* Trail: the views a reader came by, as the browser's history. */

sitegen.define("trail", [], function () {
  "use strict";

  /** Go to a view. Each choice is a step back; typing is one. */
  function push(fragment, isTyping) {
    const target = `${location.pathname}${location.search}${fragment}`;
    if (isTyping && history.state?.isTyping) history.replaceState({ isTyping }, "", target);
    else history.pushState({ isTyping }, "", target);
  }

  return {
    push,

    /** The fragment of the view that the reader is at. */
    here: () => location.hash,

    /** The paper that the reader left the view for; `leave` says so. */
    leftFor: () => history.state?.at,
    leave: (id) => history.replaceState({ ...history.state, at: id }, ""),

    onBack: (call) => window.addEventListener("popstate", call),
  };
});
