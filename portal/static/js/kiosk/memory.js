// What the tablet knows of itself stays from page to page; what is the visitor's goes.

const OWN = ["borne", "borne-facts", "borne-told"];
const kept = new Map();

export function recall(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return kept.get(name) ?? null;
  }
}

export function keep(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    kept.set(name, value);
  }
}

function emptied(area, spared) {
  try {
    for (const name of Object.keys(window[area])) {
      if (!spared.includes(name)) window[area].removeItem(name);
    }
  } catch {
    // Nothing is stored where nothing may be.
  }
}

// Pages that were kept to be read without network would answer in place of today's.
async function forgetPages() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers) await worker.unregister();
  for (const name of (await window.caches?.keys()) ?? []) await caches.delete(name);
}

export function forgetVisitor() {
  emptied("sessionStorage", OWN);
  emptied("localStorage", []);
  for (const name of kept.keys()) if (!OWN.includes(name)) kept.delete(name);
  forgetPages().catch(() => {});
}

export function forgetTablet() {
  forgetVisitor();
  emptied("sessionStorage", []);
  kept.clear();
}
