// Suggestions below search fields: a combobox by ARIA practice, its options are links.
// Without this module, or without an answer, the form is sent as any form.

const WAIT_MS = 150;
const PATIENCE_MS = 3000;
const MAX_FAILURES = 3;
const WIDTH_PX = 480;
const HEIGHT_PX = 260;
const GAP_PX = 8;
const WORD = /[\p{L}\p{N}]+/gu;

const { suggest, textList, textNone, textOne, textMany } = document.querySelector("script[data-suggest]").dataset;
const kept = new Map();
let failures = 0;

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

const folded = (text) => text.toLowerCase().replace(/œ/g, "oe").normalize("NFD").replace(/\p{M}/gu, "");

// A name as pieces, the beginnings that were typed in <b>; text, never markup.
function marked(title, text) {
  const typed = folded(text).match(WORD) || [];
  const pieces = [];
  let done = 0;
  for (const { 0: word, index } of title.matchAll(WORD)) {
    const wanted = Math.max(0, ...typed.map((t) => (folded(word).startsWith(t) ? t.length : 0)));
    let end = 0;
    while (folded(word.slice(0, end)).length < wanted) end += 1;
    if (!end) continue;
    pieces.push(title.slice(done, index), make("b", {}, word.slice(0, end)));
    done = index + end;
  }
  return [...pieces, title.slice(done)];
}

async function ask(text, signal) {
  if (!kept.has(text)) {
    const response = await fetch(`${suggest}?${new URLSearchParams({ q: text })}`, { signal });
    if (!response.ok) throw new Error(response.status);
    if (kept.size > 60) kept.clear();
    kept.set(text, await response.json());
  }
  return kept.get(text);
}

function enhance(form, number) {
  const input = form.querySelector("[name=q]");
  const id = `suggestions-${number}`;
  const list = make("div", { id, role: "listbox", class: "suggestions", popover: "manual", "aria-label": textList });
  const status = make("span", { role: "status", class: "visually-hidden" });
  let options = [];
  let chosen = -1;
  let shownFor;
  let timer;
  let running;

  const set = (name, value) => input.setAttribute(`aria-${name}`, value);
  const isOpen = () => list.matches(":popover-open");
  const typed = () => input.value.trim().replace(/\s+/g, " ");

  function choose(index) {
    options[chosen]?.setAttribute("aria-selected", false);
    chosen = index;
    const option = options[chosen];
    set("activedescendant", option ? option.id : "");
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
  }

  // Below the form, above all that would clip it, and above the keyboard of a phone.
  function place() {
    if (!isOpen()) return;
    const { offsetTop, height, scale } = visualViewport;
    const end = offsetTop + height - GAP_PX;
    const room = () => end - form.getBoundingClientRect().bottom - GAP_PX;
    const up = form.getBoundingClientRect().top - offsetTop - GAP_PX;
    if (scale === 1 && room() < HEIGHT_PX) scrollBy({ top: up, behavior: "instant" });
    const box = form.getBoundingClientRect();
    const wide = document.documentElement.clientWidth - GAP_PX;
    const width = Math.max(box.width, Math.min(WIDTH_PX, wide - GAP_PX));
    const px = {
      left: Math.max(GAP_PX, Math.min(box.left, wide - width)) + scrollX,
      top: box.bottom + GAP_PX + scrollY,
      width,
      maxHeight: Math.max(120, room()),
    };
    for (const name in px) list.style[name] = `${px[name]}px`;
  }

  function open() {
    if (!options.length || shownFor !== typed()) return look();
    if (!isOpen()) list.showPopover();
    set("expanded", true);
    place();
  }

  function close() {
    clearTimeout(timer);
    running?.abort();
    choose(-1);
    if (isOpen()) list.hidePopover();
    set("expanded", false);
  }

  function option({ title, url, area }, text) {
    const link = make("a", { role: "option", href: url, tabindex: -1, "aria-selected": false });
    link.id = `${id}-${options.push(link)}`;
    link.append(make("span", {}, ...marked(title, text)));
    if (area) link.append(" ", make("small", {}, area));
    return link;
  }

  function group({ kind, title, items }, text) {
    const label = make("div", { id: `${id}-${kind}`, role: "presentation" }, title);
    const links = items.map((item) => option(item, text));
    return make("div", { role: "group", "aria-labelledby": label.id }, label, ...links);
  }

  function show({ groups, all }, text) {
    choose(-1);
    options = [];
    shownFor = text;
    const parts = groups.map((one) => group(one, text));
    const count = options.length;
    status.textContent = [textNone, textOne][count] || textMany.replace("{count}", count);
    if (!count) return close();
    list.replaceChildren(...parts, option(all, ""));
    open();
  }

  async function look() {
    const text = typed();
    running?.abort();
    status.textContent = "";
    if (text.length < 2 || failures >= MAX_FAILURES) return close();
    const { signal } = (running = new AbortController());
    try {
      const answer = await ask(text, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
      failures = 0;
      if (!signal.aborted && text === typed() && document.activeElement === input) show(answer, text);
    } catch {
      // Overtaken by the next letter; else the portal is slow or away: the form works.
      if (signal.aborted) return;
      failures += 1;
      close();
    }
  }

  function press(event) {
    // The keys of somebody who composes a sign belong to his keyboard.
    if (event.isComposing) return;
    const { key } = event;
    const by = { ArrowDown: 1, ArrowUp: -1 }[key];
    const places = options.length + 1;
    if (by && !isOpen()) open();
    if (by && isOpen()) choose((chosen + 1 + by + places) % places - 1);
    else if (key === "Escape" && isOpen()) close();
    else if (key === "Enter" && options[chosen]) options[chosen].click();
    else if (!by) {
      if (/^(Home|End|Arrow)/.test(key)) choose(-1);
      return;
    }
    event.preventDefault();
  }

  input.role = "combobox";
  input.autocomplete = "off";
  set("autocomplete", "list");
  set("controls", id);
  set("expanded", false);
  form.append(list, status);

  input.addEventListener("input", () => {
    choose(-1);
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  });
  input.addEventListener("keydown", press);
  input.addEventListener("click", () => shownFor === typed() && open());
  input.addEventListener("blur", ({ relatedTarget }) => list.contains(relatedTarget) || close());
  // A press on an option leaves the focus in the field until its click has come.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("submit", close);
  addEventListener("pagehide", close);
  visualViewport.addEventListener("resize", place);
}

// On a phone the header's button shows a field in its place: one tap, and one types.
function behindButton(link) {
  const form = document.querySelector("form[role=search]");
  const input = form.querySelector("[name=q]");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.dataset.open = "";
    input.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || input.value) return;
    delete form.dataset.open;
    link.focus();
  });
}

document.querySelectorAll(".head-search-link").forEach(behindButton);
if (window.visualViewport && "popover" in HTMLElement.prototype && !navigator.connection?.saveData) {
  document.querySelectorAll("form[role=search]").forEach(enhance);
}
