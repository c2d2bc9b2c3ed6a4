// Copy buttons: `data-copy` names the element whose text is copied.  They are hidden in the
// page and shown here, because without scripts they could do nothing.
// Links to save: `data-save` names the element that holds what the linked file does.
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

  // A page that lies on disk may not save its neighbours: a browser would show the file instead.
  // So there the text is saved that stands in the page.
  function save(event) {
    var link = event.currentTarget;
    var text = document.getElementById(link.dataset.save).textContent + "\n";
    var file = document.createElement("a");
    event.preventDefault();
    file.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    file.download = link.pathname.split("/").pop();
    file.click();
    setTimeout(function () { URL.revokeObjectURL(file.href); }, 60000);
  }

  if (location.protocol === "file:") {
    document.querySelectorAll("[data-save]").forEach(function (link) {
      link.addEventListener("click", save);
    });
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () { copy(button); });
  });
})();
