/* Topic finder: all topics in a dialog, and a field to find one by. */

sitegen.define("topic_finder", ["bare", "element", "modal"], function (bare, element, modal) {
  "use strict";

  const wordsOf = (text) => bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /** The topics of which words begin as what is typed does. */
  function found(topics, typed) {
    const begun = wordsOf(typed);
    return topics.filter((topic) => {
      const words = wordsOf([topic.name, topic.slug, topic.group ?? ""].join(" "));
      return begun.every((start) => words.some((word) => word.startsWith(start)));
    });
  }

  function option(topic, id, choose) {
    const group = topic.group ? [element("span", { class: "sg-desk-group" }, topic.group)] : [];
    const made = element(
      "li",
      { role: "option", id, "aria-selected": "false", "data-slug": topic.slug },
      element("span", {}, topic.name),
      ...group,
    );
    made.addEventListener("click", () => choose(topic));
    return made;
  }

  /** What opens the dialog: `open(topics, choose)`, which hears of the topic chosen. */
  function topicFinder() {
    const attributes = { autocomplete: "off", spellcheck: "false", "aria-expanded": "true" };
    const field = element("input", {
      ...{ id: "sg-desk-find", type: "search", role: "combobox", ...attributes },
      ...{ "aria-controls": "sg-desk-found", "aria-autocomplete": "list" },
    });
    const list = element("ul", { id: "sg-desk-found", role: "listbox", "aria-label": "Topics" });
    const nothing = element("p", { role: "status" });
    const label = element("label", { for: "sg-desk-find" }, "Words of a topic’s name");
    const box = modal("File under", label, field, list, nothing);
    box.classList.add("sg-desk-finder");
    let topics = [];
    let chosen = 0;
    /** @type {(topic: DeskTopic) => void} */
    let choose = () => {};

    function select(index) {
      const options = [...list.children];
      chosen = Math.max(0, Math.min(index, options.length - 1));
      options.forEach((one, i) => one.setAttribute("aria-selected", String(i === chosen)));
      const selected = options[chosen];
      if (selected) field.setAttribute("aria-activedescendant", selected.id);
      else field.removeAttribute("aria-activedescendant");
      selected?.scrollIntoView({ block: "nearest" });
    }

    function take(topic) {
      box.close();
      choose(topic);
    }

    function show() {
      const shown = found(topics, field.value);
      list.replaceChildren(...shown.map((one, i) => option(one, `sg-desk-topic-${i}`, take)));
      list.hidden = shown.length === 0;
      nothing.textContent = shown.length === 0 ? "No topic is called so." : "";
      select(0);
    }

    field.addEventListener("input", show);
    field.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) select(chosen + step);
      else if (event.key === "Enter" && list.children[chosen]) {
        const slug = list.children[chosen].getAttribute("data-slug");
        take(topics.find((topic) => topic.slug === slug));
      } else return;
      event.preventDefault();
    });

    return function open(all, hear) {
      topics = all;
      choose = hear;
      field.value = "";
      box.showModal();
      show();
      field.focus();
    };
  }

  return { found, topicFinder };
});
