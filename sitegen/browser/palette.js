// The palettes' toggle: Material's form, and its memory (`__palette`), which a script in the page
// reads before anything is painted.  Until the reader chooses, the system's palette is followed.
(() => {
  "use strict";
  const form = document.querySelector("[data-md-component=palette]");
  if (!form) return;
  const options = [...form.querySelectorAll("input")];
  const current = () => options.findIndex((option) => option.checked);

  function colour(option) {
    const facts = ["media", "scheme", "primary", "accent"];
    return Object.fromEntries(
      facts.map((fact) => [fact, option.getAttribute(`data-md-color-${fact}`)]),
    );
  }

  // Each option is followed by the label that leads to the next one.
  function show(index) {
    options[index].checked = true;
    options.forEach((option, at) =>
      option.nextElementSibling?.toggleAttribute("hidden", at !== index),
    );
    document.body.setAttribute("data-md-color-scheme", colour(options[index]).scheme);
  }

  // The stylesheet takes `media` for a sign that the reader has chosen.
  function choose(index) {
    show(index);
    const color = colour(options[index]);
    document.body.setAttribute("data-md-color-media", color.media);
    window.__md_set("__palette", { index, color });
  }

  function follow() {
    const { mdColorMedia: chosen, mdColorScheme: scheme } = document.body.dataset;
    const fits = (option) =>
      chosen ? colour(option).scheme === scheme : matchMedia(colour(option).media).matches;
    show(Math.max(options.findIndex(fits), 0));
  }

  follow();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
  form.addEventListener("change", () => choose(current()));
  form.addEventListener("keydown", (/** @type {any} */ event) => {
    if (event.key !== "Enter") return;
    choose((current() + 1) % options.length);
    options[current()].focus();
  });
})();
