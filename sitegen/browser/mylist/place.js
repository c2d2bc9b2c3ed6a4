/* Place: children in an order. Only what stands elsewhere is moved, because moving ends typing. */

sitegen.define("place", [], function () {
  "use strict";

  return function place(holder, children) {
    children.forEach((one, i) => {
      if (holder.children[i] !== one) holder.insertBefore(one, holder.children[i] ?? null);
    });
    while (holder.children.length > children.length) holder.lastChild?.remove();
  };
});
