// A button for the browser's own print dialogue; without scripts its menu has the same.

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}
