// Saves a text while it is written, after a pause; says so, and keeps it on this device
// when there is no connection or the session ended. Without this module the buttons of
// the form do all of it.

const PAUSE_MS = 2000;
const AGAIN_MS = 15000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const field = form.querySelector("textarea");
  const version = form.querySelector("[name=version]");
  const status = form.querySelector("[data-status]");
  const key = `room:${location.pathname}`;
  // With the version it began from, so that a text saved meanwhile is noticed.
  const keep = (text) => sessionStorage.setItem(key, JSON.stringify([version.value, text]));
  const forget = () => sessionStorage.removeItem(key);
  let timer = null;
  let running = null;
  let stored = field.value;
  let stopped = false;

  const say = (words, link) => {
    status.textContent = words;
    if (!link) return;
    const anchor = document.createElement("a");
    anchor.href = link.login;
    anchor.textContent = link.label;
    status.append(" ", anchor);
  };
  const later = (wait) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, wait);
  };
  const offline = () => {
    keep(field.value);
    say(status.dataset.textOffline);
    later(AGAIN_MS);
  };

  async function save() {
    const text = field.value;
    if (running || stopped || text === stored) return;
    const body = new FormData(form);
    running = fetch(form.action, { method: "POST", body, headers: { "X-Autosave": "1" } });
    try {
      const response = await running;
      const answer = await response.json();
      if (response.ok) {
        version.value = answer.version;
        stored = text;
        forget();
        say(answer.said);
      } else {
        // Said once; the text stays in the field and on this device.
        keep(text);
        stopped = true;
        say(answer.said, answer.login && answer);
      }
    } catch (error) {
      if (error instanceof SyntaxError) say("");
      else offline();
    } finally {
      running = null;
    }
    if (field.value !== text) later(PAUSE_MS);
  }

  const left = document.createElement("p");
  left.className = "hint";
  field.after(left);
  const count = () => {
    const most = Number(field.dataset.most);
    left.textContent = `${most - [...field.value].length} ${status.dataset.textCount}`;
  };

  field.addEventListener("input", () => {
    count();
    keep(field.value);
    if (!stopped) say(status.dataset.textWaiting);
    later(PAUSE_MS);
  });
  addEventListener("online", () => later(0));
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
    forget();
  });

  const [began, back] = JSON.parse(sessionStorage.getItem(key) || "[]");
  if (back !== undefined && back !== field.value && !form.querySelector(".form-fault")) {
    version.value = began;
    field.value = back;
    say(status.dataset.textBack);
    later(PAUSE_MS);
  }
  count();
}
