// What is drawn on the map: numbered pins, clusters, the line of a walk.

const STATES = ["closed", "open", ""];

function pin(label, css) {
  const icon = document.createElement("span");
  icon.textContent = label;
  return L.divIcon({
    html: icon,
    className: `map-pin ${css}${label ? "" : " plain"}`,
    iconSize: [44, 44],
    iconAnchor: [22, 22],
    popupAnchor: [0, -16],
  });
}

function stateWord(box, css) {
  return { open: box.dataset.textOpen, closed: box.dataset.textClosed }[css] || "";
}

// Text nodes only: a name is never read as HTML.
function popupOf(box, { title, url, word, kind }) {
  const content = document.createElement("div");
  const head = document.createElement("p");
  const name = document.createElement(url ? "a" : "strong");
  name.textContent = title;
  if (url) name.href = url;
  head.append(name);
  content.append(head);
  const line = [kind, word].filter(Boolean).join(" · ");
  if (line) {
    const facts = document.createElement("p");
    facts.textContent = line;
    content.append(facts);
  }
  return content;
}

// Focus goes into the popup when a keyboard opened it, and back to the pin.
function keepFocus(marker, box) {
  marker.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", box.dataset.textClose);
    const element = marker.getElement();
    marker.opener = document.activeElement === element ? element : null;
    if (marker.opener) popup.getElement().querySelector("a")?.focus();
  });
  marker.on("popupclose", () => marker.opener?.focus());
}

// What a visitor sees of a point comes when the pin is chosen, from the portal itself.
async function fetchCard(box, pk, content, popup) {
  content.textContent = box.dataset.textLoading;
  try {
    const response = await fetch(`${box.dataset.cardSrc}${pk}/`);
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    content.replaceChildren(...page.body.childNodes);
  } catch {
    content.textContent = box.dataset.textCardFailed;
    content.dataset.failed = "";
  }
  popup.update();
}

function cardOf(box, pk) {
  const content = document.createElement("div");
  content.setAttribute("role", "status");
  return (marker) => {
    if (!content.firstChild || "failed" in content.dataset) {
      delete content.dataset.failed;
      fetchCard(box, pk, content, marker.getPopup()).then(() => {
        if (marker.opener) content.querySelector("a")?.focus();
      });
    }
    return content;
  };
}

function makeMarker(box, point) {
  const { lat, lng, title, number, css, kind, pk } = point;
  const word = stateWord(box, css);
  const label = [number, title, kind, word].filter(Boolean).join(", ");
  const marker = L.marker([lat, lng], {
    icon: pin(number || "", css || ""),
    title: label,
    alt: label,
    riseOnHover: true,
    zIndexOffset: number ? 500 : 0,
  });
  marker.on("add", () => {
    const element = marker.getElement();
    element?.setAttribute("aria-label", label);
    element?.setAttribute("role", "button");
  });
  marker.bindPopup(pk ? cardOf(box, pk) : () => popupOf(box, { ...point, word }));
  keepFocus(marker, box);
  return marker;
}

function clusterGroup(box) {
  return L.markerClusterGroup({
    showCoverageOnHover: false,
    maxClusterRadius: 48,
    animate: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    iconCreateFunction(cluster) {
      const count = cluster.getChildCount();
      const face = document.createElement("span");
      const words = document.createElement("b");
      words.className = "visually-hidden";
      words.textContent = box.dataset.textCluster.replace("{n}", count);
      const shown = document.createElement("i");
      shown.setAttribute("aria-hidden", "true");
      shown.textContent = count;
      face.append(shown, words);
      return L.divIcon({ html: face, className: "map-cluster", iconSize: [44, 44] });
    },
  });
}

// A card under pointer or focus lights its pin, or the cluster around it.
function lightWithCards(group, byPk) {
  for (const card of document.querySelectorAll("#results .card[data-pk]")) {
    const marker = byPk.get(Number(card.dataset.pk));
    if (!marker) continue;
    const light = (on) => {
      const seen = group.getVisibleParent ? group.getVisibleParent(marker) : marker;
      seen?.getElement?.()?.classList.toggle("lit", on);
    };
    card.addEventListener("pointerenter", () => light(true));
    card.addEventListener("pointerleave", () => light(false));
    card.addEventListener("focusin", () => light(true));
    card.addEventListener("focusout", () => light(false));
  }
}

// The shops of the page of the list: their pins have its numbers and their names.
function cardsOnPage() {
  const cards = new Map();
  for (const card of document.querySelectorAll("#results .card[data-pk]")) {
    const title = card.querySelector("a").textContent;
    cards.set(Number(card.dataset.pk), { number: card.dataset.number, title });
  }
  return cards;
}

/** Points of a list, in columns {kinds, id, lat, lng, kind, open}. */
export function drawPoints(map, box, { kinds, id, lat, lng, kind, open }) {
  box.group?.remove();
  const group = id.length > 1 ? clusterGroup(box) : L.featureGroup();
  const shown = cardsOnPage();
  const byPk = new Map();
  id.forEach((pk, index) => {
    const css = STATES[open[index]] ?? "";
    const point = { pk, lat: lat[index], lng: lng[index], kind: kinds[kind[index]], css };
    byPk.set(pk, makeMarker(box, { ...point, ...shown.get(pk) }));
  });
  const markers = [...byPk.values()];
  if (group.addLayers) group.addLayers(markers);
  else markers.forEach((marker) => marker.addTo(group));
  box.group = group.addTo(map);
  lightWithCards(group, byPk);
  if (byPk.size) map.fitBounds(group.getBounds().pad(0.05), { maxZoom: 16, animate: false });
}

/** The one place of a page. */
export function drawPlace(map, box, point) {
  box.group = makeMarker(box, point).addTo(map);
}

// A shop's pin waits until there is room to touch it beside the others.
function keepApart(map, stages, places) {
  const place = (marker) => map.latLngToLayerPoint(marker.getLatLng());
  const taken = stages.map(place);
  for (const marker of places) {
    const here = place(marker);
    const free = taken.every((other) => here.distanceTo(other) >= 40);
    if (free) taken.push(here);
    if (free) marker.addTo(map);
    else marker.remove();
  }
}

/** A walk: its line, numbered steps, shops on the way. */
export function drawWalk(map, box, { route, steps = [], shops = [] }) {
  const group = L.featureGroup();
  if (route) {
    L.geoJSON(route, { style: { color: "#ffffff", weight: 9 }, interactive: false }).addTo(group);
    L.geoJSON(route, { style: { color: "#0b5c7a", weight: 5 }, interactive: false }).addTo(group);
  }
  const stages = steps.map((step) => makeMarker(box, { ...step, css: "stage" }));
  const places = shops.map((shop) => makeMarker(box, { ...shop, css: STATES[Number(shop.open)] ?? "" }));
  for (const stage of stages) stage.addTo(group);
  box.group = group.addTo(map);
  if (group.getLayers().length) map.fitBounds(group.getBounds().pad(0.06), { animate: false });
  const tidy = () => keepApart(map, stages, places);
  map.on("zoomend", tidy);
  tidy();
}
