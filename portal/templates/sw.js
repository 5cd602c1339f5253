// Answers with what the visitor chose to keep when the network does not answer.
// VERSION, SHELL, OFFLINE and NEVER stand above: portal/pwa.py writes them.

const SHELL_CACHE = `shell ${VERSION}`;
const WALK = "walk ";
const PATIENCE_MS = 5000;
const SLOW_MS = 30000;

function keepable(response) {
  const rule = response.headers.get("Cache-Control") || "";
  return response.status === 200 && response.type === "basic" && !/private|no-store/.test(rule);
}

// As a stranger would see it: nothing of who is logged in is kept.
async function fillShell() {
  const cache = await caches.open(SHELL_CACHE);
  const fill = async (url) => {
    const response = await fetch(url, { credentials: "omit", cache: "no-cache" });
    if (!keepable(response)) throw new Error(url);
    await cache.put(url, response);
  };
  await Promise.all(SHELL.map(fill));
}

async function dropOldShells() {
  const old = (name) => name.startsWith("shell ") && name !== SHELL_CACHE;
  await Promise.all((await caches.keys()).filter(old).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The walks that are whole: the pack is written last, so a half-kept one has none.
async function keptWalks() {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(WALK)) continue;
    const cache = await caches.open(name);
    const pack = await cache.match(`${name.split(" ")[1]}pack/`);
    if (pack) found.push({ cache, pictures: (await pack.json()).pictures });
  }
  return found;
}

async function kept(request) {
  const { pathname } = new URL(request.url);
  const how = { ignoreVary: true, ignoreSearch: request.mode === "navigate" };
  for (const { cache, pictures } of await keptWalks()) {
    const found = await cache.match(pictures[pathname] || request, how);
    if (found) return found;
  }
  const shell = await caches.open(SHELL_CACHE);
  return shell.match(request, how);
}

// In the place of a picture that is not kept: a half sun, rather than a torn frame.
const HALF_SUN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 9" width="480" height="360"><path fill="#f6b21b" d="M4 6a2 2 0 0 1 4 0z"/></svg>`;

function noPicture() {
  return new Response(HALF_SUN, { headers: { "Content-Type": "image/svg+xml" } });
}

// The page says itself how old it is once it knows that it is a kept one.
async function marked(response, status = response.status) {
  if (!/^text\/html/.test(response.headers.get("Content-Type"))) return response;
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const html = await response.text();
  return new Response(html.replace("<html", "<html data-kept"), { status, headers });
}

async function offlinePage(pathname) {
  const wanted = [pathname.slice(1, 3), navigator.language.slice(0, 2), "fr"];
  const language = wanted.find((code) => code in OFFLINE);
  const shell = await caches.open(SHELL_CACHE);
  const page = await shell.match(OFFLINE[language], { ignoreVary: true });
  return page ? marked(page, 503) : Response.error();
}

// The network, unless it fails, breaks, or is slow while a kept answer waits. What a page
// that came late asks for does not wait again.
let slowUntil = 0;

async function fromNetwork(request, keptOne) {
  const late = Date.now() < slowUntil && request.mode !== "navigate";
  let timer;
  const tooLate = new Promise((resolve) => {
    const giveUp = async () => {
      if (!(await keptOne())) return;
      slowUntil = Date.now() + SLOW_MS;
      resolve(null);
    };
    timer = setTimeout(giveUp, late ? 0 : PATIENCE_MS);
  });
  try {
    return await Promise.race([fetch(request), tooLate]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function answer(request) {
  let found;
  const keptOne = () => (found ||= kept(request));
  const fresh = await fromNetwork(request, keptOne);
  if (fresh && fresh.status < 500) return fresh;
  const page = request.mode === "navigate";
  const response = await keptOne();
  if (response) return page ? marked(response) : response;
  if (fresh) return fresh;
  const { pathname } = new URL(request.url);
  if (page) return offlinePage(pathname);
  return pathname.startsWith("/media/") ? noPicture() : Response.error();
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fillShell());
});

self.addEventListener("activate", (event) => event.waitUntil(dropOldShells()));

self.addEventListener("fetch", (event) => {
  const { method, url, destination, cache } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (NEVER.some((start) => pathname.startsWith(start))) return;
  // A script that brings a walk up to date wants no kept answer for a fresh one.
  if (destination === "" && cache === "no-cache") return;
  event.respondWith(answer(event.request));
});
