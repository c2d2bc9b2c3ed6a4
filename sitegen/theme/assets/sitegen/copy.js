// Copy buttons: `data-copy` names the element whose text is copied.  They are hidden in the
// page and shown here, because without scripts they could do nothing.
(function () {
  "use strict";

  function announce(button, message) {
    var label = button.textContent;
    button.textContent = message;
    setTimeout(function () { button.textContent = label; }, 2000);
  }

  // Selecting leaves the reader one keystroke away where the clipboard is refused.
  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copy(button) {
    var source = document.getElementById(button.dataset.copy);
    function refused() {
      select(source);
      announce(button, "Selected");
    }
    if (!navigator.clipboard) return refused();
    navigator.clipboard.writeText(source.textContent).then(function () {
      announce(button, "Copied");
    }, refused);
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () { copy(button); });
  });
})();
