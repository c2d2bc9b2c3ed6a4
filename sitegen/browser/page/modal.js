/* Modal: a native one with a heading and a way to close it. */

sitegen.define("modal", ["element"], function (element) {
  "use strict";

  return function modal(title, ...children) {
    const close = element("button", { type: "button", class: "sg-close" }, "Close");
    const head = element("div", { class: "sg-dialog__head" }, element("h2", {}, title), close);
    const box = element("dialog", { class: "sg-dialog", "aria-label": title }, head, ...children);
    close.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => {
      if (event.target === box) box.close();
    });
    document.body.append(box);
    return box;
  };
});
