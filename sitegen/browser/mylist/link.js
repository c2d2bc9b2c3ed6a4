/* Link: the reader's list as an address to hand on, and what to say of it. */

sitegen.define(
  "link",
  ["element", "share", "counted", "files"],
  function (element, share, counted, files) {
    "use strict";

    /** Where such a link leads: from disk, to where the list is published. */
    function base(published) {
      const isOnDisk = location.protocol === "file:";
      return isOnDisk && published ? published : sitegen.mylist;
    }

    function remark(published) {
      if (location.protocol !== "file:") return "It holds the papers, not your notes.";
      return published
        ? `It leads to ${new URL(published).host}, where this list is published, and holds no notes.`
        : "It works on this computer only: this copy does not know where it is published.";
    }

    /** Copy the link to these papers; `report(...)` takes what to say. */
    return async function copyLink(ids, { isPlain, published, report, near }) {
      const address = base(published) + share.format(ids, isPlain);
      const name = `Link to ${counted(ids.length, "paper")}`;
      try {
        await files.copy(address, near);
        report(`${name} copied. ${remark(published)}`);
      } catch {
        report(element("a", { href: address }, name), ` could not be copied. ${remark(published)}`);
      }
    };
  },
);
