/* Course: on every page that shows one, what the reader has read of it.

   `data-steps` on its element holds the ids of its papers; within it `data-step` stands for one
   of them, `data-tick` says that it is read, and `data-progress` says how many are. */

sitegen.define("course", ["counted", "progress", "shelf"], function (counted, progress, shelf) {
  "use strict";

  /** @type {NodeListOf<HTMLElement>} */
  const courses = document.querySelectorAll("[data-steps]");

  function refreshStep(step) {
    const { read } = shelf.get(step.dataset.step);
    step.toggleAttribute("data-read", read);
    step.querySelector("[data-tick]")?.toggleAttribute("hidden", !read);
  }

  function refresh(course) {
    const ids = course.dataset.steps.split(" ");
    const { read } = progress.of(ids);
    const said = course.querySelector("[data-progress]");
    if (said) {
      said.textContent = read > 0 ? `${read} of ${ids.length} read` : counted(ids.length, "paper");
    }
    course.querySelectorAll("[data-step]").forEach(refreshStep);
  }

  function refreshAll() {
    courses.forEach(refresh);
  }

  refreshAll();
  shelf.onChange(refreshAll);
});
