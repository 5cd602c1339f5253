// The map is an extra to the list: Leaflet comes on demand, the list stays the page.
import { drawPlace, drawPoints, drawWalk } from "./map-layers.js";

const WIDE = matchMedia("(min-width: 64rem)");
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

const loads = new Map();

function load(tag, attributes) {
  const address = attributes.src || attributes.href;
  if (!loads.has(address)) {
    const loading = new Promise((resolve, reject) => {
      const element = document.createElement(tag);
      document.head.append(Object.assign(element, attributes, { onload: resolve, onerror: reject }));
    });
    loads.set(address, loading);
  }
  return loads.get(address);
}

async function loadLibrary({ leafletCss, mapCss, leafletJs, clusterJs }, clusters) {
  const sheet = (href) => load("link", { rel: "stylesheet", href });
  await Promise.all([sheet(leafletCss), sheet(mapCss), load("script", { src: leafletJs })]);
  if (clusters) await load("script", { src: clusterJs });
}

function fail(box) {
  box.querySelector(".map-status").textContent = box.dataset.textFailed;
}

function addTiles(map, box) {
  const data = box.dataset;
  const tiles = L.tileLayer(data.tilesUrl, {
    attribution: data.tilesAttribution,
    minZoom: +data.tilesMinZoom,
    maxZoom: +data.tilesMaxZoom,
    referrerPolicy: data.tilesReferrer,
  });
  let loaded = false;
  tiles.on("tileload", () => (loaded = true));
  tiles.on("tileerror", () => loaded || fail(box));
  return tiles.addTo(map);
}

function makeMap(box) {
  const { lat, lng, zoom, textZoomIn, textZoomOut } = box.dataset;
  const canvas = document.createElement("div");
  box.append(canvas);
  const calm = CALM.matches;
  const map = L.map(canvas, {
    zoomControl: false,
    scrollWheelZoom: false,
    fadeAnimation: !calm,
    zoomAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: textZoomIn, zoomOutTitle: textZoomOut }).addTo(map);
  map.setView([Number(lat || 50.69), Number(lng || 3.17)], Number(zoom || 13));
  canvas.addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  addTiles(map, box);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  return map;
}

async function columnsOf(box) {
  const results = document.getElementById("results");
  const address = results?.dataset.mapSrc || box.dataset.mapSrc;
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function fill(map, box) {
  if (box.dataset.mapSrc) return drawPoints(map, box, await columnsOf(box));
  const json = box.dataset.mapJson && document.getElementById(box.dataset.mapJson);
  if (json) return drawWalk(map, box, JSON.parse(json.textContent));
  const { lat, lng, title } = box.dataset;
  return drawPlace(map, box, { lat: Number(lat), lng: Number(lng), title: title || "", url: "" });
}

async function show(box) {
  const wait = box.querySelector(".map-wait");
  const asked = wait.contains(document.activeElement);
  wait.hidden = true;
  try {
    await loadLibrary(box.dataset, Boolean(box.dataset.mapSrc));
    const map = makeMap(box);
    box.classList.add("ready");
    map.invalidateSize({ animate: false });
    if (asked) map.getContainer().focus();
    await fill(map, box);
    if (!box.dataset.mapSrc) return;
    document.addEventListener("results:changed", () => fill(map, box).catch(() => fail(box)));
  } catch {
    fail(box);
  }
}

for (const box of document.querySelectorAll("[data-map]")) {
  const button = box.querySelector("[data-map-show]");
  button.hidden = false;
  button.addEventListener("click", () => show(box), { once: true });
  const auto = box.dataset.auto;
  if (auto === "always" || (auto === "wide" && WIDE.matches)) button.click();
}
