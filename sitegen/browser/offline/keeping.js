/* Keeping: the panel with which a reader keeps the site in this browser, and removes it.  Only the
   page that has it loads this. */

sitegen.define("keeping", ["element", "kept", "offline"], function (element, kept, offline) {
  "use strict";

  const REASONS = {
    room: "There is not enough room for it on this device.",
    network: "The network failed on the way.",
    changed: "The site changed on the way, or its server alters what it sends.",
    refused: "This browser refused to keep it.",
    stopped: "You stopped it.",
  };

  const holder = /** @type {HTMLElement} */ (document.querySelector(".sg-offline"));
  const workers = navigator.serviceWorker;
  const progress = element("progress", { "aria-label": "Fetched", max: 1 });
  const amount = element("span");
  const said = element("div", { role: "status" });
  const actions = element("div", { class: "sg-offline__actions" });
  let isAsked = false; // an active worker to keep the site again
  let isRefused = false;

  /** `480 kB` or `6.4 MB`, as on the rest of the page. */
  function size(bytes) {
    if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)}\u00a0MB`;
    return `${Math.max(1, Math.round(bytes / 1e3))}\u00a0kB`;
  }

  function day(at) {
    const date = new Date(at);
    if (date.toDateString() === new Date().toDateString()) return "today";
    return `on ${date.toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" })}`;
  }

  function button(label, act) {
    const made = element("button", { type: "button", class: "sg-button" }, label);
    made.addEventListener("click", () => act().catch(refused));
    return made;
  }

  function refused() {
    isRefused = true;
    return show();
  }

  async function forgetFailures() {
    isRefused = false;
    for (const { name, failed } of await kept.states()) {
      if (failed) await caches.delete(name);
    }
  }

  /** Keep the site, or its newest version. */
  async function keep() {
    await forgetFailures();
    navigator.storage?.persist?.().catch(() => {}); // or a full device may let go of it
    const script = `${sitegen.root}service-worker.js`;
    const found = await workers.register(script, { scope: sitegen.root });
    const isThere = (await kept.states()).some(({ complete }) => complete);
    if (found.active && isThere) await found.update();
    isAsked = Boolean(found.active) && !isThere;
    if (isAsked) found.active?.postMessage("keep");
    await show();
  }

  async function stop() {
    const found = await offline.registration();
    (found?.installing ?? found?.active)?.postMessage("stop");
  }

  async function remove() {
    await (await offline.registration())?.unregister();
    await kept.forget();
    await show();
  }

  function line(...content) {
    return element("p", {}, ...content);
  }

  function showRunning(isUpdate) {
    const what = isUpdate ? "Fetching a newer version. " : "Fetching the list. ";
    said.replaceChildren(line(`${what}You may go on reading.`));
    actions.replaceChildren(progress, amount, button("Stop", stop));
  }

  function showNone(failed) {
    const why = failed ? [line(element("b", {}, "It was not kept. "), REASONS[failed])] : [];
    const bytes = element("b", {}, holder.dataset.size ?? "");
    const offer = line("Keep the whole list on this device, search included: ", bytes);
    offer.append(". It then opens without a network, and stays up to date while there is one.");
    said.replaceChildren(...why, offer);
    actions.replaceChildren(button(failed ? "Try again" : "Keep offline", keep));
  }

  /** @param {KeptState} state */
  function showKept({ bytes, at }, failed, waiting) {
    const what = element("b", {}, "Kept on this device");
    said.replaceChildren(line(what, `: ${size(bytes)}, saved ${day(at)}.`));
    const newer = failed && !waiting;
    if (newer) said.append(line("A newer version could not be kept. ", REASONS[failed]));
    if (waiting) said.append(line("A newer version is ready."));
    actions.replaceChildren(
      ...(waiting ? [button("Show it", async () => offline.takeOver(waiting))] : []),
      ...(newer ? [button("Try again", keep)] : []),
      button("Remove from this device", remove),
    );
  }

  async function show() {
    const found = await offline.registration();
    const states = await kept.states();
    const last = states.filter(({ complete }) => complete).at(-1);
    const failed = isRefused ? "refused" : states.find((state) => state.failed)?.failed;
    if (found) found.onupdatefound = show;
    if (found?.installing) offline.whenInstalled(found.installing, show);
    const hadFocus = holder.contains(document.activeElement);
    if (found?.installing || isAsked) showRunning(Boolean(last));
    else if (found && last) showKept(last, failed, found.waiting);
    else showNone(failed);
    if (hadFocus) actions.querySelector("button")?.focus();
  }

  workers.addEventListener("message", ({ data }) => {
    const news = data?.offline;
    if (news?.total) {
      progress.max = news.total;
      progress.value = news.done;
      amount.textContent = `${size(news.done)} of ${size(news.total)}`;
    } else if (news && isAsked) {
      isAsked = false;
      show();
    }
  });

  holder.append(said, actions);
  show().catch(() => (holder.hidden = true)); // where a browser may not even look
});
