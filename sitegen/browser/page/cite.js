/* Cite: the references on the page of a paper of a large list, which come from the data of the whole
   list when a reader opens one.  Other pages have them as they are. */

sitegen.define("cite", ["element", "files", "references"], function (element, files, references) {
  "use strict";

  const paper = /** @type {HTMLElement?} */ (document.querySelector(".sg-shelf[data-paper]"));
  const id = paper?.dataset.paper ?? "";

  function button(label, action) {
    const made = element("button", { type: "button", class: "sg-button" }, label);
    made.addEventListener("click", action);
    return made;
  }

  function show(holder, form, text) {
    const status = element("span", { role: "status" });
    const copy = async () => {
      await files.copy(text, holder);
      status.textContent = "Copied";
    };
    const save = () => files.download(`${id}${form.ending}`, form.type, text);
    const buttons = [button(`Copy ${form.name}`, copy), button(`Download ${form.name}`, save)];
    holder.append(
      element("p", {}, buttons[0], " ", buttons[1], " ", status),
      element("pre", { tabindex: "0" }, text.trim()),
    );
  }

  async function fill(holder) {
    try {
      const { formats } = await references.index();
      const form = formats.find(({ key }) => key === holder.dataset.cite) ?? formats[0];
      const [before, , after] = form.frame;
      const entries = await references.of([id], form.key);
      show(holder, form, before + entries.get(id) + after);
    } catch {
      holder.append(element("p", { role: "status" }, "The data could not be loaded."));
    }
  }

  for (const holder of document.querySelectorAll("[data-cite]")) {
    holder.addEventListener("toggle", () => fill(holder), { once: true });
  }
});
