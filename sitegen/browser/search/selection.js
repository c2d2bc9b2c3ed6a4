/* Selection: which result the arrows are at, after the ARIA pattern of a combobox: focus stays in
   the box. */

sitegen.define("selection", [], function () {
  "use strict";

  return function selection(input, list) {
    let selected = -1;

    function select(index) {
      list.children[selected]?.setAttribute("aria-selected", "false");
      selected = index;
      const option = list.children[index];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      return option.scrollIntoView({ block: "nearest" });
    }

    return {
      select,
      index: () => selected,

      /** To the next one or the one before, around the end. */
      move(step) {
        const count = list.children.length;
        if (count > 0) select((selected + step + count) % count);
      },

      /** What a click with the same keys would do. */
      follow({ ctrlKey, metaKey, shiftKey }) {
        const how = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey };
        list.children[selected]?.dispatchEvent(new MouseEvent("click", how));
      },
    };
  };
});
