// "Around me": asks for the position only when the button is pressed, rounds it to
// about 100 m, and fills it into the filter form. Refused or late: the list of starting
// points stands beside the button, and the form goes on without a position.

const WAIT_MS = 8000;
const POOR_M = 500;
const DECIMALS = 3;

for (const box of document.querySelectorAll("[data-locate]")) {
  const asking = box.querySelector(".locate");
  if (!navigator.geolocation || !asking) continue;
  const button = asking.querySelector("button");
  const status = asking.querySelector(".locate-status");
  const near = box.querySelector("[name=near]");
  const start = box.querySelector("[name=from]");
  const { textWait, textRefused, textFound } = box.dataset;
  asking.hidden = false;

  const submit = () => near.form.requestSubmit();
  const give = ({ coords: { latitude, longitude, accuracy } }) => {
    if (accuracy > POOR_M) return refuse();
    near.value = [latitude, longitude].map((n) => n.toFixed(DECIMALS)).join(",");
    start.value = "";
    status.textContent = textFound;
    submit();
  };
  // Never asked twice: the other way stands in the same place.
  const refuse = () => {
    status.textContent = textRefused;
    button.hidden = true;
    start.focus();
  };
  button.addEventListener("click", () => {
    status.textContent = textWait;
    navigator.geolocation.getCurrentPosition(give, refuse, { timeout: WAIT_MS, maximumAge: 60_000 });
  });
  // A starting point takes the place of the position.
  start.addEventListener("change", () => (near.value = ""));
}
