// The walks that this device keeps: one cache each. Its pack is written last, so that
// what the network cut in the middle does not count as kept. portal/templates/sw.js reads them.

const WALK = "walk ";
const FOREVER = /^\/(static|media)\//;

export const root = document.documentElement;
export const supported = "caches" in self && "serviceWorker" in navigator;

const language = root.lang === "en" ? "en-GB" : root.lang;
const MOMENT = { dateStyle: "long", timeStyle: "short" };
const ONE_DIGIT = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

export const when = (iso) => new Date(iso).toLocaleString(language, MOMENT);
export const megabytes = (bytes) => (Math.max(bytes, 5e4) / 1e6).toLocaleString(language, ONE_DIGIT);
export const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

// Every walk, those that are half there too: they have no `kept_at`.
export async function packs() {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(WALK)) continue;
    const url = name.split(" ")[1];
    const pack = await (await caches.open(name)).match(`${url}pack/`);
    found.push({ ...(pack && (await pack.json())), url, name });
  }
  return found;
}

export async function remove(url, except) {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${WALK}${url} `) && name !== except) await caches.delete(name);
  }
}

// As a stranger would see it, fresh; nothing private and nothing in another's place.
export async function get(url) {
  const cache = FOREVER.test(url) ? "default" : "no-cache";
  const response = await fetch(url, { credentials: "omit", cache });
  const rule = response.headers.get("Cache-Control") || "";
  if (!response.ok || response.redirected || /private|no-store/.test(rule)) throw new Error(url);
  return response;
}

function active({ active, waiting, installing }) {
  const worker = active || waiting || installing;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("no worker"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

export async function keep(packUrl, tell) {
  const registration = await navigator.serviceWorker.register("/sw.js");
  navigator.storage?.persist?.();
  const pack = await (await get(packUrl)).json();
  const name = `${WALK}${pack.url} ${pack.version}`;
  const cache = await caches.open(name);
  let done = 0;
  for (const { url, bytes } of pack.urls) {
    const there = FOREVER.test(url) && (await caches.match(url, { ignoreVary: true }));
    await cache.put(url, there || (await get(url)));
    done += bytes;
    tell(done, pack.bytes);
  }
  await active(registration);
  pack.kept_at = new Date().toISOString();
  const headers = { "Content-Type": "application/json" };
  await cache.put(packUrl, new Response(JSON.stringify(pack), { headers }));
  await remove(pack.url, name);
}
