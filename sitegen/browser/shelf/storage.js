/* Storage: what this browser keeps for this list; nobody else sees it.

   A value is JSON in localStorage under `sitegen:<path of the site's root>:<name>`, so lists on
   one host stay separate; on file:// that path is the folder's.  Where storage is refused or full,
   values last as long as the page. */

sitegen.define("storage", [], function () {
  "use strict";

  const prefix = `sitegen:${new URL(sitegen.root).pathname}:`;
  const unkept = new Map();

  function read(name) {
    if (unkept.has(name)) return unkept.get(name);
    try {
      return JSON.parse(localStorage.getItem(prefix + name) ?? "null");
    } catch {
      return null;
    }
  }

  /** Whether the value will outlast the page. */
  function write(name, value) {
    try {
      localStorage.setItem(prefix + name, JSON.stringify(value));
      unkept.delete(name);
      return true;
    } catch {
      unkept.set(name, value);
      return false;
    }
  }

  /** Call when another tab or page wrote the value: a page that a browser kept for "Back" was not
      told of what was marked since. */
  function onChange(name, call) {
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) call();
    });
    window.addEventListener("storage", ({ key }) => {
      if (key === null || key === prefix + name) call();
    });
  }

  return { read, write, onChange };
});
