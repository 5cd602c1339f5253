// A walk in the street. The position is asked for on a button only, and stays here.

const WAIT_MS = 8000;
const POOR_M = 500;
const THERE_M = 25;
const SWIPE_PX = 70;
const DEGREE_M = 111195;

const box = document.querySelector(".pocket-where");
if (box && navigator.geolocation) {
  const { compass, textThere, textWait, textNone } = box.dataset;
  const answer = box.querySelector("[role=status]");
  const language = document.documentElement.lang;
  const words = (m) => {
    const unit = m < 1000 ? "meter" : "kilometer";
    const shown = m < 1000 ? Math.round(m / 10) * 10 : m / 1000;
    return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(shown);
  };
  const line = (here, { dataset, textContent }) => {
    const north = (dataset.lat - here.latitude) * DEGREE_M;
    const east = (dataset.lng - here.longitude) * DEGREE_M * Math.cos((here.latitude * Math.PI) / 180);
    const away = Math.hypot(north, east);
    const eighth = (Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8;
    return `${textContent} – ${away < THERE_M ? textThere : `${words(away)} ${compass.split("|")[eighth]}`}`;
  };
  const none = ({ code }) => {
    answer.textContent = textNone;
    // Who refused is not asked again on this page.
    if (code === 1) box.querySelector("button").hidden = true;
  };
  const found = ({ coords }) => {
    if (coords.accuracy > POOR_M) return none({});
    const targets = [...box.querySelectorAll("[data-lat]")];
    answer.textContent = targets.map((target) => line(coords, target)).join("\n");
  };
  box.querySelector("button").addEventListener("click", () => {
    answer.textContent = textWait;
    navigator.geolocation.getCurrentPosition(found, none, { timeout: WAIT_MS, enableHighAccuracy: true });
  });
  box.hidden = false;
}

const awake = document.querySelector(".pocket-awake");
if (awake && navigator.wakeLock) {
  let lock = null;
  let wanted = "";
  try {
    wanted = sessionStorage.awake || "";
  } catch {
    // Without storage each page has its own.
  }
  const set = async (now) => {
    wanted = now;
    try {
      sessionStorage.awake = now;
    } catch {}
    await lock?.release();
    lock = now ? await navigator.wakeLock.request("screen").catch(() => null) : null;
    awake.setAttribute("aria-pressed", String(lock !== null));
  };
  awake.addEventListener("click", () => set(lock ? "" : "1"));
  // The lock ends with the page and when the phone is put away.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && wanted) set("1");
  });
  if (wanted) set("1");
  awake.hidden = false;
}

const go = (way) => document.querySelector(`.pocket-nav [rel=${way}]`)?.click();
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "ArrowRight") go("next");
  if (event.key === "ArrowLeft") go("prev");
});
let begun;
const swipes = {
  touchstart: ({ touches }) => (begun = touches.length === 1 && touches[0]),
  touchend: ({ changedTouches: [ended] }) => {
    const x = ended.clientX - begun?.clientX;
    if (Math.abs(x) > SWIPE_PX && Math.abs(ended.clientY - begun.clientY) < SWIPE_PX / 2) go(x < 0 ? "next" : "prev");
  },
};
for (const name in swipes) document.addEventListener(name, swipes[name], { passive: true });
