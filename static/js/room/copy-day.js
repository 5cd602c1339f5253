// "Copy onto...": writes the times of one day into the days that are ticked, at once.
// Without this module the same button asks the server, which shows the form again.

const form = document.querySelector("form[data-copy]");
const day = (code) => form.querySelector(`[data-day="${code}"]`);
const fields = (box) => [...box.querySelectorAll(".times input, [name$='-closed']")];

const copy = (from, to) => {
  const targets = fields(to);
  fields(from).forEach(({ value, checked }, at) => Object.assign(targets[at], { value, checked }));
};

form?.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=copy]");
  if (!button) return;
  event.preventDefault();
  const [code, all] = button.value.split("-");
  const from = day(code);
  const ticked = [...from.querySelectorAll("[name$=copy_to]")].filter((box) => all || box.checked);
  if (!ticked.length) return;
  ticked.forEach((box) => copy(from, day(box.value)));
  from.querySelector("details").open = false;
  const status = form.querySelector(".copied");
  status.hidden = false;
  status.textContent = form.dataset.textCopied;
});

// What was touched last counts: times open a day that was closed, the box empties its times.
form?.addEventListener("input", ({ target }) => {
  const box = target.closest("[data-day]");
  if (!box) return;
  const times = [...box.querySelectorAll(".times input")];
  const closed = box.querySelector("[name$='-closed']");
  if (times.includes(target) && target.value) closed.checked = false;
  if (target === closed && closed.checked) times.forEach((time) => { time.value = ""; });
});
