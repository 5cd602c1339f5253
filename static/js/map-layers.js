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
async function fillCard(box, pk, content, popup) {
  content.textContent = box.dataset.textLoading;
  try {
    const response = await fetch(`${box.dataset.cardSrc}${pk}/`);
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    content.replaceChildren(...page.body.childNodes);
    content.filled = true;
  } catch {
    content.textContent = box.dataset.textCardFailed;
  }
  popup.update();
}

function bindCard(marker, box, pk) {
  const content = document.createElement("div");
  content.setAttribute("role", "status");
  marker.bindPopup(content);
  marker.on("popupopen", async ({ popup }) => {
    if (content.filled) return;
    await fillCard(box, pk, content, popup);
    if (marker.opener) content.querySelector("a")?.focus();
  });
}

// Of thousands of pins only those in sight get an icon, a name and a popup.
let Pin;

function pinClass() {
  Pin ??= L.Marker.extend({
    onAdd(map) {
      if (!this.dressed) this.dress();
      return L.Marker.prototype.onAdd.call(this, map);
    },
    dress() {
      const { box, point } = this.options;
      const { title, number, css, kind, pk } = point;
      const word = stateWord(box, css);
      const label = [number, title, kind, word].filter(Boolean).join(", ");
      this.dressed = true;
      Object.assign(this.options, { icon: pin(number || "", css || ""), title: label, alt: label });
      this.on("add", () => {
        this.getElement()?.setAttribute("aria-label", label);
        this.getElement()?.setAttribute("role", "button");
      });
      keepFocus(this, box);
      if (pk) bindCard(this, box, pk);
      else this.bindPopup(() => popupOf(box, { ...point, word }));
    },
  });
  return Pin;
}

function makeMarker(box, point) {
  const options = { box, point, riseOnHover: true, zIndexOffset: point.number ? 500 : 0 };
  return new (pinClass())([point.lat, point.lng], options);
}

function clusterGroup(box) {
  return L.markerClusterGroup({
    showCoverageOnHover: false,
    maxClusterRadius: 48,
    removeOutsideVisibleBounds: true,
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

function lightWith(words, seen) {
  const light = (on) => seen()?.getElement?.()?.classList.toggle("lit", on);
  words.addEventListener("pointerenter", () => light(true));
  words.addEventListener("pointerleave", () => light(false));
  words.addEventListener("focusin", () => light(true));
  words.addEventListener("focusout", () => light(false));
}

// A card under pointer or focus lights its pin, or the cluster around it.
function lightWithCards(group, byPk) {
  for (const card of document.querySelectorAll("#results .card[data-pk]")) {
    const marker = byPk.get(Number(card.dataset.pk));
    if (!marker) continue;
    lightWith(card, () => (group.getVisibleParent ? group.getVisibleParent(marker) : marker));
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
  // The view first, then the pins: clusters are worked out once.
  if (markers.length) {
    const bounds = L.latLngBounds(markers.map((marker) => marker.getLatLng()));
    map.fitBounds(bounds.pad(0.05), { maxZoom: 16, animate: false });
  }
  if (group.addLayers) group.addLayers(markers);
  else markers.forEach((marker) => marker.addTo(group));
  box.group = group.addTo(map);
  lightWithCards(group, byPk);
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
  for (const stage of stages) {
    const words = document.querySelector(`[data-step="${stage.options.point.number}"]`);
    if (words) lightWith(words, () => stage);
    stage.addTo(group);
  }
  box.group = group.addTo(map);
  if (group.getLayers().length) map.fitBounds(group.getBounds().pad(0.06), { animate: false });
  const tidy = () => keepApart(map, stages, places);
  map.on("zoomend", tidy);
  tidy();
}
