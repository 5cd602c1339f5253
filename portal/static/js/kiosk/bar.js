// The bar of the tablet: languages, home, back, near here, and the page on a telephone.
import { go, goBack, here, trail } from "./travel.js";

const LONGEST_PAGE = 300;

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

function icon(sprite, name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${name}`);
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(use);
  return drawing;
}

// The same page in another language; its home where there is none.
function translated(language) {
  const menu = document.querySelector(`.languages a[hreflang="${language}"]`);
  const found = menu || document.querySelector(`link[rel=alternate][hreflang="${language}"]`);
  const url = new URL(found?.getAttribute("href") || `/${language}/`, location.href);
  return url.pathname + url.search;
}

function languageButton({ code, name }) {
  const link = make("a", { lang: code, hreflang: code, href: `/${code}/` }, name);
  if (code === document.documentElement.lang) link.setAttribute("aria-current", "true");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(translated(code));
  });
  return make("li", {}, link);
}

function onPhone(words, host) {
  const picture = make("img", { alt: words.code, width: 320, height: 320 });
  const typed = make("p", { class: "kiosk-typed" });
  const close = make("button", { type: "button", class: "button" }, words.close);
  const title = make("h2", { id: "kiosk-phone-title" }, words.phone);
  const attributes = { class: "kiosk-panel", "aria-labelledby": title.id };
  const panel = make("dialog", attributes, title, make("p", {}, words.scan), picture, typed, close);
  close.addEventListener("click", () => panel.close());
  panel.addEventListener("click", ({ target }) => target === panel && panel.close());
  const open = () => {
    const page = here().length > LONGEST_PAGE ? location.pathname : here();
    picture.src = `/tv/qr.svg?page=${encodeURIComponent(page)}`;
    typed.textContent = host + decodeURI(location.pathname);
    panel.showModal();
  };
  return { panel, open };
}

// The lists know "near": the tablet answers with the place where it stands.
function nearField(facts) {
  const field = facts.near && document.querySelector("[data-locate] [name=near]");
  return field && field.value !== facts.near ? field : null;
}

function searchNear(facts) {
  const field = nearField(facts);
  if (!field) return;
  field.value = facts.near;
  field.form.elements.from.value = "";
  field.form.requestSubmit();
}

function button(facts, name, words, act) {
  const made = make("button", { type: "button" }, icon(facts.icons, name), words);
  made.addEventListener("click", act);
  return made;
}

export function addBar(facts, words) {
  const home = `/${document.documentElement.lang}/`;
  const phone = onPhone(words, facts.host);
  const near = button(facts, "navigation", words.near, () => searchNear(facts));
  const back = button(facts, "arrow-left", words.back, () => goBack(home));
  const said = make("p", { class: "kiosk-said", role: "status" });
  const languages = make("ul", { "aria-label": words.languages }, ...facts.languages.map(languageButton));
  const ways = make(
    "div",
    {},
    button(facts, "house", words.home, () => go(home)),
    back,
    near,
    button(facts, "smartphone", words.phone, phone.open),
  );
  const bar = make("nav", { class: "kiosk-bar", "aria-label": words.bar }, said, languages, ways);
  const show = () => {
    near.hidden = !nearField(facts);
    back.disabled = !trail().length;
  };
  document.addEventListener("results:changed", show);
  document.body.append(bar, phone.panel);
  show();
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--kiosk-bar", `${bar.offsetHeight}px`);
  }).observe(bar);
  return (name) => (said.textContent = words[name]);
}
