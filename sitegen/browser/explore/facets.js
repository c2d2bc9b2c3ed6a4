/* Facets: the controls that narrow a view, each choice with what it would give. */

sitegen.define("facets", ["element", "filter"], function (element, filtering) {
  "use strict";

  const STATES = [
    ["", "Any"],
    ["saved", "Saved"],
    ["to-read", "Saved, not read"],
    ["read", "Read"],
    ["unread", "Not read"],
    ["noted", "With a note"],
    ["new", "New since your last visit"],
  ];
  const UNDATED = [
    ["yes", "shown"],
    ["no", "left out"],
    ["only", "shown alone"],
  ];

  /** `{topics, dumps, years}` are what there is to choose from; `change(part)` alters the view. */
  return function facets({ topics, dumps, years }, change) {
    const updates = [];

    function group(legend, ...children) {
      return element("fieldset", {}, element("legend", {}, legend), ...children);
    }

    /** A checkbox with a count. `isChosen(view)` and `countOf(counts)` say what it shows. */
    function check(label, { isChosen, countOf, choose }) {
      const box = element("input", { type: "checkbox" });
      const number = element("span", { class: "sg-count" });
      const holder = element(
        "label",
        { class: "sg-choice" },
        box,
        element("span", {}, label),
        number,
      );
      box.addEventListener("change", () => change((view) => choose(view, box.checked)));
      updates.push((view, counts) => {
        const count = countOf(counts) ?? 0;
        box.checked = isChosen(view);
        number.textContent = count;
        holder.toggleAttribute("data-none", count === 0 && !box.checked);
      });
      return holder;
    }

    /** A menu of [value, label]. `countOf(counts, value)` is what a choice would give, or null. */
    function menu(label, choices, { chosen, choose, countOf = () => null }) {
      const options = choices.map(([value, text]) => element("option", { value }, text));
      const select = element("select", {}, ...options);
      select.addEventListener("change", () => change((view) => choose(view, select.value)));
      updates.push((view, counts) => {
        choices.forEach(([value, text], i) => {
          const count = countOf(counts, value);
          options[i].textContent = count === null ? text : `${text} (${count})`;
        });
        select.value = chosen(view);
      });
      return element("label", { class: "sg-menu-choice" }, element("span", {}, label), select);
    }

    function toggled(list, value, isOn) {
      return isOn ? [...list, value] : list.filter((one) => one !== value);
    }

    function topicChoice({ slug, name }, number) {
      return check(name, {
        isChosen: (view) => view.topics.includes(slug),
        countOf: (counts) => counts.topics.get(number),
        choose: (view, isOn) => ({ topics: toggled(view.topics, slug, isOn) }),
      });
    }

    /** Any or all of the topics: a question only once there are two. */
    function matchChoice() {
      const holder = menu(
        "Papers in",
        [
          ["any", "any of these"],
          ["all", "all of these"],
        ],
        { chosen: (view) => view.match, choose: (view, match) => ({ match }) },
      );
      updates.push((view) => {
        holder.hidden = view.topics.length < 2;
      });
      return holder;
    }

    function topicGroups() {
      const names = [...new Set(topics.map((topic) => topic.group))];
      return names.flatMap((name) => {
        const choices = topics
          .map((topic, number) => [topic, number])
          .filter(([t]) => t.group === name);
        const heading = name ? [element("p", { class: "sg-facet-group" }, name)] : [];
        return [...heading, ...choices.map(([topic, number]) => topicChoice(topic, number))];
      });
    }

    function dumpChoice(name, number) {
      return check(name, {
        isChosen: (view) => view.dumps.includes(name),
        countOf: (counts) => counts.dumps.get(number),
        choose: (view, isOn) => ({ dumps: toggled(view.dumps, name, isOn) }),
      });
    }

    function yearMenu(label, end) {
      const choices = [["", "any"], ...years.map((year) => [String(year), String(year)])];
      return menu(label, choices, {
        chosen: (view) => view[end] ?? "",
        choose: (view, value) => ({ [end]: value ? Number(value) : null }),
        countOf: (counts, value) => (value ? (counts.years.get(Number(value)) ?? 0) : null),
      });
    }

    const undated = menu("Undated", UNDATED, {
      chosen: filtering.withUndated,
      choose: (view, value) => ({ undated: value }),
    });
    const code = check("Has code", {
      isChosen: (view) => view.code,
      countOf: (counts) => counts.code.get(true),
      choose: (view, isOn) => ({ code: isOn }),
    });
    const picked = check("Picked by the curator", {
      isChosen: (view) => view.picked,
      countOf: (counts) => counts.picked.get(true),
      choose: (view, isOn) => ({ picked: isOn }),
    });
    const state = menu("Papers", STATES, {
      chosen: (view) => view.state,
      choose: (view, value) => ({ state: value }),
      countOf: (counts, value) => (value ? (counts.states.get(value) ?? 0) : null),
    });

    const form = element(
      "form",
      { class: "sg-facets", "aria-label": "Filters" },
      group("My reading", state),
      group("Only", code, picked),
      group("Years", yearMenu("From", "from"), yearMenu("To", "to"), undated),
      group("Topics", matchChoice(), ...topicGroups()),
      group("Listed in", ...dumps.map(dumpChoice)),
    );
    form.addEventListener("submit", (event) => event.preventDefault());

    return {
      form,
      update: (view, counts) => updates.forEach((update) => update(view, counts)),
      stateName: (value) => STATES.find(([name]) => name === value)[1],
    };
  };
});
