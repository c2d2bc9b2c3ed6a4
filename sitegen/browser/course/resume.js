/* Resume: on the home page, the next step of the course that the reader was in last.

   The page knows the ids of every course, so whether there is anything to go on with is known at
   once, and the box takes its place; the words of the step are loaded, for few readers need them. */

sitegen.define("resume", ["element", "progress", "shelf"], function (element, progress, shelf) {
  "use strict";

  const box = /** @type {HTMLElement?} */ (document.querySelector("[data-resume]"));
  /** @type {HTMLElement[]} */
  const courses = [...document.querySelectorAll("[data-course]")].map(
    (course) => /** @type {HTMLElement} */ (course),
  );

  function idsOf(course) {
    return course.dataset.steps.split(" ");
  }

  function link(url, text) {
    return element("a", { href: sitegen.root + url }, text);
  }

  /** The box for the step of a course, both as the data has them. */
  function fill([url, name, steps], next) {
    const [title, address, why, remark] = steps[next];
    const place = element(
      "p",
      { class: "sg-resume__place" },
      `Step ${next + 1} of ${steps.length} in `,
      link(url, name),
    );
    const paper = element("p", { class: "sg-resume__paper" }, link(address, title));
    const words = element("p", { class: "sg-resume__why" }, element("span", {}, why), ` ${remark}`);
    box?.querySelector("[data-resumed]")?.replaceChildren(place, paper, words);
  }

  async function show() {
    const found = progress.begun(courses.map(idsOf));
    box?.toggleAttribute("hidden", found === null);
    if (found === null) return;
    const all = await sitegen.load("courses", "assets/sitegen/courses");
    const url = courses[found.index].dataset.course;
    fill(
      all.find(([each]) => each === url),
      found.next,
    );
  }

  /** What cannot be loaded, or is of another build, leaves the page as it is for everyone. */
  function update() {
    show().catch(() => box?.setAttribute("hidden", ""));
  }

  if (box) {
    update();
    shelf.onChange(update);
  }
});
