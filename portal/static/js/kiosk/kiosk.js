// A tablet in a hall that everybody touches: ?borne=CODE, remembered until the tab is
// closed. The pages are those of everybody; ?borne=fin (or off) ends it, for the staff.
import { addBar } from "./bar.js";
import { guard, isAllowed } from "./guard.js";
import { watch } from "./idle.js";
import { forgetTablet, keep, recall } from "./memory.js";
import { here, travel } from "./travel.js";

const ENDS = ["FIN", "OFF"];
const AGAIN_MS = 10_000;
const STYLE_MS = 3_000;
const root = document.documentElement;
const asked = new URLSearchParams(location.search).get("borne")?.trim().toUpperCase();
const code = asked || recall("borne");

const parsed = new Promise((resolve) => {
  if (document.readyState !== "loading") resolve();
  else document.addEventListener("DOMContentLoaded", resolve);
});

// What the portal knows of this tablet; null when there is none of this code.
async function askFacts() {
  const response = await fetch(`/tv/borne/${encodeURIComponent(code)}.json`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(String(response.status));
  const found = await response.json();
  keep("borne", found.code);
  keep("borne-facts", JSON.stringify(found));
  return found;
}

function known() {
  const facts = JSON.parse(recall("borne-facts") || "null");
  return facts?.code === code ? facts : null;
}

function end() {
  forgetTablet();
  location.replace(here());
}

function addSheet(href) {
  const sheet = document.createElement("link");
  // A bar without its style would be seen for a moment; one that stays away is worse.
  const styled = new Promise((resolve) => {
    Object.assign(sheet, { rel: "stylesheet", href, onload: resolve, onerror: resolve });
    setTimeout(resolve, STYLE_MS);
  });
  document.head.append(sheet);
  return { sheet, styled };
}

// Languages, place and style sheet may have changed since; a tablet may be no more.
async function refresh(facts, sheet) {
  const fresh = await askFacts();
  if (!fresh) return end();
  if (fresh.sheet !== facts.sheet) sheet.href = fresh.sheet;
}

async function begin(facts) {
  root.classList.add("kiosk");
  const { sheet, styled } = addSheet(facts.sheet);
  guard(facts);
  if (!isAllowed(new URL(location.href))) return location.replace(facts.start);
  await Promise.all([parsed, styled]);
  const words = facts.words[root.lang] || facts.words[facts.languages[0].code];
  travel(addBar(facts, words));
  watch(facts, words);
  return sheet;
}

async function start() {
  if (ENDS.includes(code)) return end();
  const before = known();
  if (before) return refresh(before, await begin(before)).catch(() => {});
  try {
    const facts = await askFacts();
    if (!facts) return forgetTablet();
    begin(facts);
  } catch {
    setTimeout(start, AGAIN_MS);
  }
}

start();
