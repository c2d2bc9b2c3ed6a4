/* Progress: how far a reader is in a course, told by nothing but the papers they marked read. So it
   survives an export and import of what they keep, and a paper counts in all its courses. */

sitegen.define("progress", ["shelf"], function (shelf) {
  "use strict";

  /** {read, next, latest} of a course, given by the ids of its papers: how many are read, the
      first that is not (-1 if none), and when one was last marked. */
  function progressOf(ids) {
    const times = ids.map((id) => shelf.readAt(id));
    const read = times.filter((time) => time !== "");
    return { read: read.length, next: times.indexOf(""), latest: read.sort().at(-1) ?? "" };
  }

  /** The course to go on with, {index, next}: of those begun and not finished the one that was
      touched last, the first of several; null if there is none. */
  function begun(courses) {
    let found = /** @type {{index: number, next: number} | null} */ (null);
    let latest = "";
    courses.forEach((ids, index) => {
      const course = progressOf(ids);
      if (course.next < 0 || course.latest <= latest) return;
      latest = course.latest;
      found = { index, next: course.next };
    });
    return found;
  }

  return { of: progressOf, begun };
});
