// The list of kept walks; it is also what a page that is not kept is answered with.
import { fill, megabytes, packs, remove, root, supported, when } from "./store.js";

const list = document.querySelector("[data-kept-list]");
const empty = document.querySelector("[data-kept-none]");
const missing = document.querySelector("[data-missing]");
const toTv = document.querySelector("[data-kept-tv]");
const status = document.querySelector("[data-kept-status]");
const text = list.dataset;

function row(pack) {
  const item = list.querySelector("template").content.cloneNode(true).firstElementChild;
  const link = item.querySelector("a");
  Object.assign(link, { href: pack.url, textContent: pack.title, lang: pack.language });
  item.querySelector("p").textContent = fill(text.textFacts, {
    size: megabytes(pack.bytes),
    kept: when(pack.kept_at),
    made: when(pack.made_at),
  });
  const button = item.querySelector("button");
  button.setAttribute("aria-label", `${button.textContent} ${pack.title}`);
  button.addEventListener("click", async () => {
    if (!navigator.onLine && !confirm(text.textSure)) return;
    await remove(pack.url);
    await show();
    status.textContent = fill(text.textGone, { title: pack.title });
    (list.querySelector("button") || empty.querySelector("a")).focus();
  });
  return item;
}

async function show() {
  const whole = (await packs()).filter((pack) => pack.kept_at);
  whole.sort((a, b) => b.kept_at.localeCompare(a.kept_at));
  for (const old of list.querySelectorAll("li")) old.remove();
  list.append(...whole.map(row));
  list.hidden = !whole.length;
  toTv.hidden = !whole.length;
  toTv.firstElementChild.search = new URLSearchParams(whole.map(({ url }) => ["page", url]));
  empty.hidden = whole.length > 0;
}

missing.hidden = !("kept" in root.dataset) || location.pathname === text.keptList;
if (supported) {
  navigator.serviceWorker.register("/sw.js");
  show();
} else {
  status.textContent = text.textNoStore;
}
