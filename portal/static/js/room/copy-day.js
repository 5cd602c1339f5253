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

// Times typed into a day take its "closed" away.
form?.addEventListener("input", ({ target }) => {
  const closed = target.type === "time" && target.closest("[data-day]").querySelector("[name$='-closed']");
  if (closed && target.value) closed.checked = false;
});
