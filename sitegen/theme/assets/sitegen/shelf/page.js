/* What a reader keeps, on any page: marks on cards, the shelf of a paper's page, and on the home
   page the ways to their own list and to what is new. */

(function () {
  "use strict";

  const element = sitegen.use("element");
  const shelf = sitegen.use("shelf");
  const marks = sitegen.use("marks");
  const visit = sitegen.use("visit");

  for (const card of document.querySelectorAll(".sg-card[data-paper]")) {
    const line = element("li", { class: "sg-card-mark" }, marks.button("saved"));
    card.querySelector(".sg-facts").append(line);
    marks.refresh(card);
  }

  for (const holder of document.querySelectorAll(".sg-shelf[data-paper]")) {
    const buttons = ["saved", "read", "note"].map(marks.button);
    holder.append(element("div", { class: "sg-marks" }, ...buttons), marks.note());
    marks.refresh(holder);
    marks.openNote(holder, shelf.get(holder.dataset.paper).note !== "");
  }

  const ways = document.querySelector(".sg-ways[data-personal]");

  function addWay(text, state) {
    const link = element("a", { href: `${sitegen.explore}#state=${state}` }, text);
    ways.append(element("li", {}, link));
  }

  const saved = shelf.ids().filter((id) => shelf.get(id).saved).length;
  if (ways && saved > 0) addWay(`My list (${saved})`, "saved");
  visit()
    .then(({ added }) => {
      if (ways && added > 0) addWay(`${added} new since your last visit`, "new");
    })
    .catch(() => {}); // without the data nothing is new
})();
