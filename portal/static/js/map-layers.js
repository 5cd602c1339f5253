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
    if (marker.opener) popup.getElement().querySelector("a").focus();
  });
  marker.on("popupclose", () => marker.opener?.focus());
}

function makeMarker(box, point) {
  const { lat, lng, title, number, css } = point;
  const word = stateWord(box, css);
  const label = [number, title, word].filter(Boolean).join(", ");
  const marker = L.marker([lat, lng], {
    icon: pin(number || "", css || ""),
    title,
    alt: label,
    riseOnHover: true,
    zIndexOffset: number ? 500 : 0,
  });
  marker.on("add", () => {
    const element = marker.getElement();
    element?.setAttribute("aria-label", label);
    element?.setAttribute("role", "button");
  });
  marker.bindPopup(() => popupOf(box, { ...point, word }));
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
function lightWithCards(group, byUrl) {
  const cards = document.querySelectorAll("#results .card");
  for (const card of cards) {
    const marker = byUrl.get(card.querySelector("a")?.getAttribute("href"));
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

function numbersOnPage() {
  const numbers = new Map();
  for (const card of document.querySelectorAll("#results .card[data-number]")) {
    numbers.set(card.querySelector("a").getAttribute("href"), card.dataset.number);
  }
  return numbers;
}

/** Points of a list, in columns {lat, lng, title, url, kind, open}. */
export function drawPoints(map, box, columns) {
  box.group?.remove();
  const several = columns.lat.length > 1 && L.markerClusterGroup;
  const group = several ? clusterGroup(box) : L.featureGroup();
  const numbers = numbersOnPage();
  const byUrl = new Map();
  columns.lat.forEach((lat, index) => {
    const url = columns.url[index];
    const css = STATES[columns.open?.[index]] ?? "";
    const point = {
      lat,
      lng: columns.lng[index],
      title: columns.title[index],
      kind: columns.kind?.[index],
      number: numbers.get(url),
      url,
      css,
    };
    const marker = makeMarker(box, point);
    byUrl.set(url, marker);
    group.addLayer(marker);
  });
  box.group = group.addTo(map);
  lightWithCards(group, byUrl);
  if (byUrl.size && box.dataset.mapSrc) {
    map.fitBounds(group.getBounds().pad(0.05), { maxZoom: 16, animate: false });
  }
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
