// What leads out of the portal, or to what one person keeps, cannot be used here: it
// reads as plain words, and what comes later (suggestions, the map) is treated alike.
import { go } from "./travel.js";

const SIGNS = ["+", "-", "=", "0", "a", "c", "v", "x", "z"];
const KEYS = /^(ContextMenu|PrintScreen|Browser\w+|F\d+)$/;
const SHARING = "[data-share], [data-print], [data-keep] button";
const TYPED = "input, textarea, select";

let facts;

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function isAllowed(url) {
  if (url.origin !== location.origin) return false;
  const [, language, ...words] = url.pathname.split("/");
  const last = words.filter(Boolean).at(-1);
  if (!facts.languages.some(({ code }) => code === language)) return false;
  return !facts.files.includes(last) && !facts.closed.some((start) => url.pathname.startsWith(start));
}

function addressOf(link) {
  const address = link.getAttribute("href") ?? link.getAttribute("xlink:href");
  try {
    return address === null ? null : new URL(address, location.href);
  } catch {
    return new URL("about:blank");
  }
}

function tame(link) {
  const url = addressOf(link);
  link.removeAttribute("target");
  if (!url) return;
  const isFile = link.hasAttribute("download");
  if (isAllowed(url) && !isFile) return;
  const isOwn = url.origin === location.origin || isFile;
  for (const name of ["href", "xlink:href", "download", "aria-label"]) link.removeAttribute(name);
  link.classList.add(isOwn || link.matches(`.button, ${SHARING}`) ? "kiosk-gone" : "kiosk-words");
}

function tameAll(root) {
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  if (root.matches("a, area")) tame(root);
  root.querySelectorAll("a, area").forEach(tame);
  // What the visitor before typed is not offered to the next one.
  for (const field of root.querySelectorAll("input")) field.autocomplete = "off";
}

function isPlain({ button, altKey, ctrlKey, metaKey, shiftKey }) {
  return !button && !altKey && !ctrlKey && !metaKey && !shiftKey;
}

function linkOf({ target }) {
  return target instanceof Element ? target.closest("a, area") : null;
}

const isButton = (link) => link.getAttribute("href").startsWith("#");

function check(event) {
  const link = linkOf(event);
  const url = link && addressOf(link);
  if (event.target.closest?.(SHARING)) return stop(event);
  if (!url) return;
  if (!isPlain(event) || !isAllowed(url) || link.hasAttribute("download")) return stop(event);
  // The map keeps clicks in its bubbles to itself; its own buttons lead to "#".
  if (link.closest(".leaflet-container") && !isButton(link)) follow(event);
}

function follow(event) {
  const link = linkOf(event);
  const url = link && addressOf(link);
  if (!url || event.defaultPrevented) return;
  event.preventDefault();
  const isSame = url.pathname + url.search === location.pathname + location.search;
  if (isSame && url.hash) location.replace(url);
  else go(url);
}

function isFormAllowed(form) {
  return form.method === "get" && isAllowed(new URL(form.action, location.href));
}

function send(event) {
  const form = event.target;
  if (event.defaultPrevented) return;
  event.preventDefault();
  const url = new URL(form.action, location.href);
  url.search = new URLSearchParams(new FormData(form, event.submitter));
  go(url);
}

function press(event) {
  const { key, altKey, ctrlKey, metaKey } = event;
  const command = (ctrlKey || metaKey) && !SIGNS.includes(key.toLowerCase());
  if (command || KEYS.test(key) || (altKey && /^(Arrow|Home)/.test(key))) stop(event);
}

function listen() {
  addEventListener("click", check, true);
  addEventListener("auxclick", stop, true);
  addEventListener("submit", (event) => isFormAllowed(event.target) || stop(event), true);
  addEventListener("keydown", press, true);
  for (const name of ["contextmenu", "dragstart"]) addEventListener(name, stop, true);
  addEventListener("selectstart", (event) => event.target.closest?.(TYPED) || event.preventDefault(), true);
  addEventListener("click", follow);
  addEventListener("submit", send);
  window.navigation?.addEventListener("navigate", (event) => {
    const url = new URL(event.destination.url);
    if (event.cancelable && !event.userInitiated && !isAllowed(url)) event.preventDefault();
  });
}

export function guard(known) {
  facts = known;
  window.open = () => null;
  window.print = () => {};
  listen();
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") tameAll(target);
      else addedNodes.forEach(tameAll);
    }
  }).observe(document, { attributeFilter: ["href", "target", "download"], childList: true, subtree: true });
  tameAll(document.documentElement);
}
