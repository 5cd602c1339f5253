// Share by the phone's own menu, else copy the address; without scripts it is a mail.

for (const link of document.querySelectorAll("[data-share]")) {
  const words = link.querySelector("[role=status]");
  const { share: url, shareTitle: title, textCopied } = link.dataset;
  if (!navigator.share && !navigator.clipboard) continue;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      if (navigator.share) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
      words.textContent = textCopied;
    } catch (error) {
      if (error.name !== "AbortError") location.assign(link.href);
    }
  });
}
