// From page to page without a history that the next visitor could walk back through:
// each page takes the place of the one before, and "Back" has a trail of its own.
// A page that the network does not bring is never opened; the one that is there stays.
import { keep, recall } from "./memory.js";

const PATIENCE_MS = 15_000;
const AGAIN_MS = 10_000;
const LONGEST_TRAIL = 30;

let running = null;
let retry = null;
let waiting = null;
let say = () => {};

export const trail = () => JSON.parse(recall("borne-trail") || "[]");

// The address of this page without the code of the tablet.
export function here() {
  const query = location.search.replace(/([?&])borne=[^&]*&?/, "$1").replace(/[?&]$/, "");
  return location.pathname + query;
}

export function remember() {
  const visited = [...trail(), { url: here(), y: scrollY }].slice(-LONGEST_TRAIL);
  keep("borne-trail", JSON.stringify(visited));
}

async function isThere(url, signal) {
  const response = await fetch(url, { signal, headers: { Accept: "text/html" } });
  if (response.status >= 500) throw new Error(String(response.status));
  return /^text\/html/.test(response.headers.get("Content-Type"));
}

function tryLater(again) {
  say("away");
  waiting = again;
  retry = setTimeout(again, AGAIN_MS);
}

// `before` runs when the page is there, just before it opens.
export async function go(address, before = remember) {
  const url = new URL(address, location.href);
  const mine = new AbortController();
  clearTimeout(retry);
  waiting = null;
  running?.abort();
  running = mine;
  const late = setTimeout(() => mine.abort(), PATIENCE_MS);
  try {
    const isPage = await isThere(url, mine.signal);
    if (running !== mine) return;
    if (!isPage) return say("not_here");
    before();
    location.replace(url);
  } catch {
    if (running === mine) tryLater(() => go(address, before));
  } finally {
    clearTimeout(late);
  }
}

export function goBack(home) {
  const visited = trail();
  const last = visited.pop();
  if (!last) return go(home);
  return go(last.url, () => {
    keep("borne-trail", JSON.stringify(visited));
    keep("borne-scroll", String(last.y));
  });
}

function scrollBack() {
  const y = Number(recall("borne-scroll"));
  keep("borne-scroll", "0");
  if (y) scrollTo(0, y);
}

export function travel(tell) {
  say = tell;
  const replace = history.replaceState.bind(history);
  history.pushState = (state, title, url) => {
    remember();
    replace(state, title, url);
  };
  addEventListener("online", () => waiting?.());
  scrollBack();
}
