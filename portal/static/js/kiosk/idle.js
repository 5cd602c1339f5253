// After a minute without a touch everything goes back to the beginning, with a warning
// twenty seconds before (WCAG 2.2.1). Counted by the clock: a tablet that slept has not been touched.
import { make } from "./bar.js";
import { forgetVisitor, keep, recall } from "./memory.js";
import { go } from "./travel.js";

const WARN_MS = 40_000;
const END_MS = 60_000;
// The first page, too, says what is open: it is opened anew when nobody is there.
const FRESH_MS = 300_000;
const LIFE_MS = 300_000;
const TOUCHES = ["pointerdown", "touchmove", "wheel", "keydown", "input", "click"];

let last = Date.now();

function emptyScreen() {
  for (const panel of document.querySelectorAll("dialog[open]")) panel.close();
  for (const field of document.querySelectorAll("input[type=search], input[type=text]")) field.value = "";
  delete document.documentElement.dataset.theme;
  scrollTo(0, 0);
}

function startAgain(facts) {
  last = Date.now();
  forgetVisitor();
  emptyScreen();
  go(facts.start, forgetVisitor);
}

function warning(words) {
  const title = make("h2", { id: "kiosk-still" }, words.still);
  const soon = make("p", { id: "kiosk-soon" });
  const goOn = make("button", { type: "button", class: "button" }, words.go_on);
  const attributes = { role: "alertdialog", "aria-labelledby": title.id, "aria-describedby": soon.id };
  const dialog = make("dialog", { class: "kiosk-panel", ...attributes }, title, soon, goOn);
  goOn.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => (last = Date.now()));
  const show = (left) => {
    soon.textContent = words.soon.replace("{n}", left);
    if (!dialog.open) dialog.showModal();
  };
  document.body.append(dialog);
  return { dialog, show };
}

// The city sees which tablets are awake, and which edition they know.
function tellLife({ code, version }) {
  const sinceMs = Date.now() - Number(recall("borne-told"));
  if (sinceMs >= 0 && sinceMs < LIFE_MS) return;
  keep("borne-told", String(Date.now()));
  const body = new URLSearchParams({ ecran: code, version });
  fetch("/tv/vie/", { method: "POST", body, keepalive: true }).catch(() => keep("borne-told", "0"));
}

export function watch(facts, words) {
  const { dialog, show } = warning(words);
  const visit = recall("borne-visit") || String(Date.now());
  keep("borne-visit", visit);
  const touched = ({ isTrusted }) => {
    if (dialog.open || !isTrusted) return;
    last = Date.now();
    keep("borne-touched", "1");
  };
  const look = () => {
    const idle_ms = Date.now() - last;
    tellLife(facts);
    if (idle_ms >= (recall("borne-touched") ? END_MS : FRESH_MS)) startAgain(facts);
    else if (recall("borne-touched") && idle_ms >= WARN_MS) show(Math.ceil((END_MS - idle_ms) / 1000));
  };
  for (const name of TOUCHES) addEventListener(name, touched, { capture: true, passive: true });
  // A page that the browser kept whole may be that of a visitor who has gone.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && recall("borne-visit") !== visit) location.replace(facts.start);
  });
  setInterval(look, 1000);
  look();
}
