/* Files: handing text to the reader, as a download or on the clipboard, also from disk. */

sitegen.define("files", ["element"], function (element) {
  "use strict";

  function download(name, type, text) {
    const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = element("a", { href, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000); // some browsers read it late
  }

  /** The way before there was a clipboard to ask for; `near` is where focus may go. */
  function copySelected(text, near) {
    const field = element("textarea", { class: "sg-unseen", "aria-hidden": "true" });
    field.value = text;
    near.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    if (!isCopied) throw new Error("copying was refused");
  }

  async function copy(text, near) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copySelected(text, near);
    }
  }

  return { download, copy };
});
