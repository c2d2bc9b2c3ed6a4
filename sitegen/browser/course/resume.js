/* Resume: on the home page, the next step of the course that the reader was in last.

   The page knows the ids of every course, so whether there is anything to go on with is known at
   once; the words of the step are loaded, for few readers need them.  What it was last time tells
   `begun.js` how much room to keep. */

sitegen.define(
  "resume",
  ["element", "progress", "shelf", "storage"],
  function (element, progress, shelf, storage) {
    "use strict";

    const NAME = "resume";

    /** @type {NodeListOf<HTMLElement>} */
    const courses = document.querySelectorAll("[data-steps]");
    const box = /** @type {HTMLElement?} */ (document.querySelector("[data-resume-box]"));

    function begun() {
      return progress.begun([...courses].map(({ dataset }) => (dataset.steps ?? "").split(" ")));
    }

    function link(url, text) {
      return element("a", { href: sitegen.root + url }, text);
    }

    /** The words for the step of a course, both as the data has them. */
    function words([url, name, steps], next) {
      const [title, address, why, remark] = steps[next];
      const course = link(url, name);
      return [
        element("p", {}, `Step ${next + 1} of ${steps.length} in `, course),
        element("p", { class: "sg-resume__paper" }, link(address, title)),
        element("p", { class: "sg-resume__why" }, element("span", {}, why), ` ${remark}`),
      ];
    }

    function reveal(isShown) {
      box?.toggleAttribute("hidden", !isShown);
      document.documentElement.toggleAttribute("data-resume", isShown);
    }

    /** How high the box is by itself, without the room that was kept for it this time. */
    function ownHeight() {
      const { style } = document.documentElement;
      const room = style.getPropertyValue("--sg-resume");
      style.removeProperty("--sg-resume");
      const height = box?.offsetHeight;
      style.setProperty("--sg-resume", room);
      return height;
    }

    async function show(found) {
      const all = await sitegen.load("courses", "assets/sitegen/courses");
      const url = courses[found.index].dataset.course;
      const course = all.find(([each]) => each === url);
      box?.querySelector("[data-resumed]")?.replaceChildren(...words(course, found.next));
      storage.write(NAME, { width: window.innerWidth, height: ownHeight() });
    }

    /** What cannot be loaded, or is of another build, leaves the page as it is for everyone. */
    function update() {
      const found = begun();
      reveal(found !== null);
      if (found) show(found).catch(() => reveal(false));
      else if (storage.read(NAME)) storage.write(NAME, null);
    }

    /** On other pages: the home page will have something to show. */
    function announce() {
      if (begun() && !storage.read(NAME)) storage.write(NAME, {});
    }

    if (box) update();
    shelf.onChange(box ? update : announce);
  },
);
