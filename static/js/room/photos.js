// Makes photos smaller before they are sent (a phone's own are 4 to 12 MB), and makes
// JPEG of what only this browser can read, such as HEIC. Without this module they are
// sent as they are.

const MAX_SIDE = 2400;
const FINE_BYTES = 1_500_000;
const FINE = ["image/jpeg", "image/png", "image/webp"];
const form = document.querySelector("form[data-photos]");

async function smaller(file) {
  if (file.size <= FINE_BYTES && FINE.includes(file.type)) return file;
  // Upright as the camera was held: the canvas keeps no such note.
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, MAX_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const paper = canvas.getContext("2d");
  paper.fillStyle = "white";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
  if (!blob) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: blob.type });
}

if (form && window.createImageBitmap && window.DataTransfer) {
  const input = form.querySelector("[type=file]");
  const status = form.querySelector("[data-status]");
  const button = form.querySelector("button");
  let ready = false;

  form.addEventListener("submit", async (event) => {
    if (ready) return;
    event.preventDefault();
    button.disabled = true;
    status.textContent = status.dataset.textMaking;
    // A form does not submit again before its submit event is over.
    await new Promise((over) => setTimeout(over));
    const chosen = new DataTransfer();
    const unreadable = [];
    for (const file of input.files) {
      try {
        chosen.items.add(await smaller(file));
      } catch {
        if (/\.hei[cf]$/i.test(file.name)) unreadable.push(file.name);
        // The portal says what is wrong with any other file.
        else chosen.items.add(file);
      }
    }
    button.disabled = false;
    if (unreadable.length) {
      status.textContent = `${unreadable.join(", ")} — ${status.dataset.textHeic}`;
      if (!chosen.files.length) return;
    }
    input.files = chosen.files;
    if (!unreadable.length) status.textContent = status.dataset.textSending;
    ready = true;
    form.requestSubmit();
  });
  addEventListener("pageshow", () => (ready = false));
}
