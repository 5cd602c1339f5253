// Filters without a full page load: fetch the same address, swap the results.
// Without this module the form is submitted as any form.

const form = document.querySelector("form[data-enhance]");
const results = form && document.getElementById(form.dataset.enhance);
const status = form && form.querySelector("[role=status]");
let running = null;

function addressOf(filled) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(filled)) {
    if (value) query.append(name, value);
  }
  // Commas and colons as the portal writes them itself.
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return filled.action + (text ? `?${text}` : "");
}

async function pageAt(address, signal) {
  const response = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(String(response.status));
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function takeOver(page) {
  const fresh = page.getElementById(results.id);
  results.replaceChildren(...fresh.childNodes);
  Object.assign(results.dataset, fresh.dataset);
  document.title = page.title;
  for (const selector of [".languages", ".view-switch"]) {
    const [old, next] = [document, page].map((root) => root.querySelector(selector));
    if (old && next) old.replaceWith(next);
  }
}

// Choices shown in the form follow the address, after "remove a filter" or Back.
function copyChoices(page) {
  for (const field of page.querySelectorAll("form[data-enhance] [id]")) {
    const mine = document.getElementById(field.id);
    if (!mine) continue;
    if ("checked" in field) mine.checked = field.checked;
    if (field.type !== "checkbox") mine.value = field.value;
  }
}

async function show(address, { push = true, focus = false } = {}) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  results.setAttribute("aria-busy", "true");
  const late = setTimeout(() => (status.textContent = form.dataset.textWait), 300);
  try {
    const page = await pageAt(address, signal);
    takeOver(page);
    copyChoices(page);
    if (push) history.pushState({ enhanced: true }, "", address);
    const count = results.querySelector(".count");
    status.textContent = count ? count.textContent : "";
    if (focus && count) count.focus();
    results.dispatchEvent(new CustomEvent("results:changed", { bubbles: true }));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return;
  } finally {
    clearTimeout(late);
  }
  results.removeAttribute("aria-busy");
}

function plainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

if (form && results) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(addressOf(form), { focus: true });
  });
  form.addEventListener("change", () => show(addressOf(form)));
  results.addEventListener("click", (event) => {
    const link = event.target.closest(".pagination a, .active-filters a, .empty a");
    if (!link || !plainClick(event)) return;
    if (new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    show(link.href, { focus: true });
  });
  addEventListener("popstate", () => show(location.href, { push: false }));
}
