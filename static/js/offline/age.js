// A page that the network did not bring says how old it is, and today's hours instead
// of an "open" that was true when it was kept.
import { fill, packs, root, when } from "./store.js";

const bar = document.querySelector("[data-as-of]");
const isKept = "kept" in root.dataset;

function tell() {
  const { textOffline, textKept, asOf } = bar.dataset;
  const online = navigator.onLine;
  bar.textContent = fill(online ? textKept : textOffline, { date: when(asOf) });
  bar.hidden = online && !isKept;
}

async function sayHours() {
  const pack = (await packs()).find(({ url, hours }) => hours && location.pathname.startsWith(url));
  if (!pack) return;
  const { days, words, places } = pack.hours;
  const today = new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" });
  const day = days.indexOf(today);
  for (const state of document.querySelectorAll("li .state, article .state")) {
    const link = state.closest("article, li").querySelector(":is(h2, h3, h4, .pocket-facts) a");
    const hours = words[places[link?.pathname]?.[day]];
    state.className = "state";
    state.hidden = !hours;
    state.textContent = fill(bar.dataset.textToday, { hours });
  }
}

if (bar) {
  document.querySelector("main").prepend(bar);
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
  if (isKept) sayHours();
}
