// Says which search led to a result, so that editors see what helps: the words of the
// search, nothing else. A link counts once on a page.
const results = document.querySelector("[data-search-results]");
const told = new WeakSet();

function tell(event) {
  const link = event.target.closest("a[href]");
  const opens = event.type === "click" || event.button === 1;
  if (!link || !opens || told.has(link)) return;
  told.add(link);
  const { clicks, query } = results.dataset;
  navigator.sendBeacon(clicks, JSON.stringify({ q: query }));
}

if (results?.dataset.clicks && navigator.sendBeacon) {
  results.addEventListener("click", tell);
  results.addEventListener("auxclick", tell);
}
