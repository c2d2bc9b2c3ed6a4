/* Copy: buttons and links that hand over text from the page.

   `data-copy` names the element whose text a button copies.  Such buttons are hidden in the page
   and shown here, because without scripts they could do nothing.  `data-save` names the element
   that holds what the linked file does. */

sitegen.define("copy", ["files"], function (files) {
  "use strict";

  const ANNOUNCED = 2000; // milliseconds

  function named(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
  }

  /** @returns {NodeListOf<HTMLElement>} */
  function all(selector) {
    return document.querySelectorAll(selector);
  }

  function announce(button, message) {
    const label = button.textContent;
    button.textContent = message;
    setTimeout(() => (button.textContent = label), ANNOUNCED);
  }

  /** Selecting leaves the reader one keystroke away where the clipboard is refused. */
  function select(element) {
    window.getSelection()?.selectAllChildren(element);
  }

  async function copy(button) {
    const source = named(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      announce(button, "Copied");
    } catch {
      select(source);
      announce(button, "Selected");
    }
  }

  function save(event) {
    event.preventDefault();
    const link = event.currentTarget;
    const source = named(link.dataset.save);
    const name = link.pathname.split("/").pop();
    files.download(name, "application/octet-stream", `${source.textContent}\n`);
  }

  // A page opened from disk may not save its neighbors: a browser would show the file instead.
  // One that is kept in the browser may be shown without them.
  if (location.protocol === "file:" || navigator.serviceWorker?.controller) {
    for (const link of all("[data-save]")) {
      link.addEventListener("click", save);
    }
  }

  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button));
  }
});
