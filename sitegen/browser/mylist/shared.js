/* Shared: a list that somebody else made, to read and to keep. */

sitegen.define(
  "shared",
  ["element", "shelf", "states", "known", "line", "toast", "counted"],
  function (element, shelf, states, known, line, toast, counted) {
    "use strict";

    const ABOUT =
      "What you keep is added to your list; what you saved or read yourself stays as it is.";

    const NOTHING = "This link holds no papers of this list.";

    function missing(count) {
      if (count === 0) return [];
      const are = count === 1 ? "is" : "are";
      return [element("p", {}, `${counted(count, "paper")} of the link ${are} not on this list.`)];
    }

    function keepButton(ids) {
      const keep = element("button", { type: "button", class: "sg-tool sg-tool--first" });
      const absent = () => ids.filter((id) => shelf.state(id) === "").length;

      function refresh() {
        const count = absent();
        keep.setAttribute("aria-disabled", String(count === 0)); // `disabled` would lose focus
        keep.textContent = count === 0 ? "All are on your list" : `Keep these ${count}`;
        if (count === 1) keep.textContent = "Keep this paper";
      }

      keep.addEventListener("click", () => {
        if (absent() === 0) return;
        const before = shelf.snapshot(ids);
        const added = shelf.add(ids);
        const done = `${counted(added.length, "paper")} saved to your list.`;
        if (!shelf.isRefused()) toast.done(done, () => shelf.restore(before));
      });
      shelf.onChange(refresh);
      refresh();
      return keep;
    }

    function lines(ids, papers) {
      return ids.map((id) => {
        const state = states.LABELS[shelf.state(id)]?.toLowerCase();
        return line.shared({ ...papers.get(id), isOnSite: true }, state);
      });
    }

    /** Promises the elements of a shared list; `tokens` are what its link names. */
    return async function shared(tokens) {
      const found = await known.resolved(tokens);
      const { papers } = await known.of(found);
      const ids = found.filter((id) => papers.has(id));
      const list = element("ol", { class: "sg-keptlist" });
      const show = () => list.replaceChildren(...lines(ids, papers));
      shelf.onChange(show);
      show();
      const own = element("a", { href: sitegen.mylist }, "Show my own list");
      const tools = (...made) => element("p", { class: "sg-mytools" }, ...made, own);
      const lead = (said) => element("p", { class: "sg-lead" }, said);
      if (ids.length === 0) return [lead(NOTHING), tools()];
      return [
        lead(`Somebody shared ${counted(ids.length, "paper")} with you.`),
        element("p", { class: "sg-note" }, ABOUT),
        ...missing(tokens.length - ids.length),
        tools(keepButton(ids)),
        list,
      ];
    };
  },
);
