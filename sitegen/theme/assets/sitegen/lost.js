// The address of a paper holds the words of its title: offer to search for them.
(() => {
  "use strict";
  const last = decodeURIComponent(location.pathname).split("/").pop();
  const words = last.replace(/\.html?$/, "").replace(/-[0-9a-f]{6}$/, "").split(/[-_\s]+/);
  const query = words.filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, 12).join(" ");
  if (!query || query === "404") return;
  const hint = document.getElementById("sg-lost");
  const link = hint.querySelector("a");
  link.textContent = query;
  link.href += `#q=${encodeURIComponent(query)}`;
  hint.hidden = false;
})();
