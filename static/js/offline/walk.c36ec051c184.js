// "Keep offline": the size before, progress in words, then the age of what is kept.
import"./age.c907594247d9.js";
import { fill, get, keep, megabytes, packs, remove, supported, when } from "./store.b4eedf40a702.js";

const box = document.querySelector("[data-keep]");
const text = box.dataset;
const walk = text.keep.replace(/pack\/$/, "");
const [keepButton, dropButton] = box.querySelectorAll("button");
const status = box.querySelector("[role=status]");
const bar = box.querySelector("progress");
let size = "";
let busy = false;

async function sizeWords() {
  if (!size && navigator.onLine) {
    const { bytes } = await (await get(text.keep)).json();
    size = ` (${fill(text.textSize, { size: megabytes(bytes) })})`;
  }
  return size;
}

// What this device has of the walk; `words` say what just happened to it.
async function show(words = "") {
  const mine = (await packs()).filter(({ url }) => url === walk);
  const whole = mine.find((pack) => pack.kept_at);
  const label = whole ? text.textUpdate : mine.length ? text.textResume : text.textKeep;
  keepButton.textContent = label + (whole ? "" : await sizeWords().catch(() => ""));
  keepButton.hidden = false;
  dropButton.hidden = !mine.length;
  bar.hidden = true;
  if (whole) words += ` ${fill(text.textKept, { kept: when(whole.kept_at), made: when(whole.made_at) })}`;
  else if (mine.length) words ||= text.textHalf;
  status.textContent = words.trim();
}

function progress(done, all) {
  bar.value = done / all;
  // Said aloud four times, drawn each time.
  const quarter = String(Math.floor((4 * done) / all));
  if (quarter === bar.dataset.said) return;
  bar.dataset.said = quarter;
  status.textContent = fill(text.textDoing, { done: megabytes(done), size: megabytes(all) });
}

async function failed(error) {
  const full = error.name === "QuotaExceededError";
  const halves = (await packs()).filter((pack) => pack.url === walk && !pack.kept_at);
  if (full) for (const { name } of halves) await caches.delete(name);
  await show(full ? text.textFull : text.textCut);
}

async function press() {
  if (busy) return;
  busy = true;
  bar.hidden = false;
  bar.value = 0;
  try {
    await keep(text.keep, progress);
    await show();
  } catch (error) {
    await failed(error);
  }
  busy = false;
}

async function drop() {
  if (busy || (!navigator.onLine && !confirm(text.textSure))) return;
  await remove(walk);
  await show(text.textGone);
  keepButton.focus();
}

if (supported) {
  box.hidden = false;
  const apple = /^Apple/.test(navigator.vendor) && !navigator.standalone;
  box.querySelector("[data-apple]").hidden = !apple;
  keepButton.addEventListener("click", press);
  dropButton.addEventListener("click", drop);
  // The size is asked for when somebody comes near the button.
  new IntersectionObserver(([seen], watcher) => {
    if (!seen.isIntersecting) return;
    watcher.disconnect();
    show();
  }).observe(box);
}
