"""Base map drawn by ourselves, as SVG tiles: works at once, asks nobody.

Web Mercator, 256-pixel tiles numbered from the north-west as everywhere.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from math import asinh, atan, degrees, pi, radians, sinh, tan
from pathlib import Path
from typing import NamedTuple

from core.geo.clipping import Box, Point, box_of, clip_line, clip_ring, overlaps, within

MIN_ZOOM, MAX_ZOOM = 9, 18
ATTRIBUTION = (
    "© IGN, INSEE · Métropole Européenne de Lille · "
    '<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap</a>'
)

DATA_FILE = Path(__file__).parent / "data" / "base_map.json"

# A tile is drawn on a grid four times finer than its pixels, in whole numbers.
GRID = 1024
UNITS_PER_PX = GRID / 256
BLEED = 8 * UNITS_PER_PX
LABEL_PAD_X, LABEL_PAD_Y = 100 * UNITS_PER_PX, 16 * UNITS_PER_PX
MIN_STEP = 2

STREETS_FROM_ZOOM = 12
STATIONS_FROM_ZOOM = 13
STATION_NAMES_FROM_ZOOM = 15

LINEN, INK, POOL, BORDER = "#FAF6EF", "#5C5966", "#0B5C7A", "#C9BBA5"
STREET, STREET_EDGE = "#FFFFFF", "#D9CDBB"


class Area(NamedTuple):
    """A commune in unit Mercator: outline rings, colour, where its name stands."""

    name: str
    tint: str
    label: Point
    label_from_zoom: int
    rings: list[tuple[Box, list[Point]]]


class Station(NamedTuple):
    """A metro station in unit Mercator."""

    name: str
    at: Point


class BaseMap(NamedTuple):
    """Everything that tiles show, projected once."""

    areas: list[Area]
    streets: list[tuple[Box, list[Point]]]
    stations: list[Station]


class Frame(NamedTuple):
    """One tile: how unit Mercator turns into its grid."""

    zoom: int
    scale: float
    left: float
    top: float

    def point(self, at: Point) -> Point:
        """Grid coordinates of a point."""
        return at[0] * self.scale - self.left, at[1] * self.scale - self.top

    def box(self, pad_x: float, pad_y: float) -> Box:
        """The tile with a margin, in unit Mercator."""
        return (
            (self.left - pad_x) / self.scale,
            (self.top - pad_y) / self.scale,
            (self.left + GRID + pad_x) / self.scale,
            (self.top + GRID + pad_y) / self.scale,
        )


def in_range(zoom: int, x: int, y: int) -> bool:
    """Tell whether such a tile exists."""
    return MIN_ZOOM <= zoom <= MAX_ZOOM and 0 <= x < 2**zoom and 0 <= y < 2**zoom


@lru_cache(maxsize=512)
def draw_tile(zoom: int, x: int, y: int) -> bytes:
    """SVG of a tile; ValueError when there is no such tile."""
    if not in_range(zoom, x, y):
        raise ValueError(f"no tile {zoom}/{x}/{y}")
    frame = Frame(zoom, GRID * 2**zoom, GRID * x, GRID * y)
    base_map = load_base_map()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" '
        f'viewBox="0 0 {GRID} {GRID}"><path fill="{LINEN}" d="M0 0h{GRID}v{GRID}H0z"/>',
        *_areas(base_map.areas, frame),
        *_streets(base_map.streets, frame),
        *_stations(base_map.stations, frame),
        *_area_names(base_map.areas, frame),
        "</svg>",
    ]
    return "".join(parts).encode()


@lru_cache(maxsize=1)
def load_base_map() -> BaseMap:
    """Read and project the data file, once per process."""
    data = json.loads(DATA_FILE.read_text(encoding="utf-8"))
    areas = [
        Area(
            name=escape(area["name"], quote=False),
            tint=data["tints"][area["tint"]],
            label=mercator(area["label"]),
            label_from_zoom=area["label_from_zoom"],
            rings=[_boxed(ring) for ring in area["rings"]],
        )
        for area in data["areas"]
    ]
    stations = [
        Station(escape(name, quote=False), mercator((lng, lat)))
        for name, lng, lat in data["stations"]
    ]
    return BaseMap(areas, [_boxed(line) for line in data["streets"]], stations)


def mercator(position: Sequence[float]) -> Point:
    """Unit Web Mercator of [lng, lat]: 0 to 1 eastwards and southwards."""
    y = asinh(tan(radians(position[1]))) / pi
    return position[0] / 360 + 0.5, 0.5 - y / 2


def unprojected(at: Point) -> tuple[float, float]:
    """(lng, lat) of a point in unit Mercator."""
    return (at[0] - 0.5) * 360, degrees(atan(sinh(pi * (1 - 2 * at[1]))))


def _boxed(line: Sequence[Sequence[float]]) -> tuple[Box, list[Point]]:
    points = [mercator(position) for position in line]
    return box_of(points), points


def _areas(areas: Sequence[Area], frame: Frame) -> Iterator[str]:
    """Filled communes, one path per tint."""
    box = frame.box(BLEED, BLEED)
    paths: dict[str, str] = {}
    for area in areas:
        for ring_box, ring in area.rings:
            if not overlaps(ring_box, box):
                continue
            shown = ring if within(ring_box, box) else clip_ring(ring, box)
            if len(shown) > 2:
                path = _path(shown, frame) + "z"
                paths[area.tint] = paths.get(area.tint, "") + path
    for tint, path in paths.items():
        yield (
            f'<path fill="{tint}" stroke="{BORDER}" stroke-width="5" '
            f'stroke-linejoin="round" d="{path}"/>'
        )


def _streets(streets: Sequence[tuple[Box, list[Point]]], frame: Frame) -> Iterator[str]:
    """Streets on which our walks go, a white ribbon with an edge."""
    if frame.zoom < STREETS_FROM_ZOOM:
        return
    box = frame.box(BLEED * 2, BLEED * 2)
    path = "".join(
        _path(run, frame)
        for street_box, street in streets
        if overlaps(street_box, box)
        for run in clip_line(street, box)
    )
    if not path:
        return
    width = round(3 * UNITS_PER_PX * 2 ** ((frame.zoom - 14) * 0.6))
    for colour, stroke in ((STREET_EDGE, width + 8), (STREET, width)):
        yield (
            f'<path fill="none" stroke="{colour}" stroke-width="{stroke}" '
            f'stroke-linejoin="round" stroke-linecap="round" d="{path}"/>'
        )


def _stations(stations: Sequence[Station], frame: Frame) -> Iterator[str]:
    """Metro stations: a dot, and the name when there is room."""
    if frame.zoom < STATIONS_FROM_ZOOM:
        return
    for station in stations:
        x, y = frame.point(station.at)
        if not _near(x, y):
            continue
        yield (
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="18" fill="{POOL}" '
            f'stroke="{STREET}" stroke-width="8"/>'
        )
        if frame.zoom >= STATION_NAMES_FROM_ZOOM:
            yield _text(station.name, x, y - 36, 44, POOL)


def _area_names(areas: Sequence[Area], frame: Frame) -> Iterator[str]:
    """Names of communes, drawn in every tile into which they may reach."""
    for area in areas:
        x, y = frame.point(area.label)
        if frame.zoom >= area.label_from_zoom and _near(x, y):
            yield _text(area.name, x, y, 52, INK)


def _near(x: float, y: float) -> bool:
    """Tell whether a name standing there may reach into the tile."""
    reaches_x = -LABEL_PAD_X <= x <= GRID + LABEL_PAD_X
    return reaches_x and -LABEL_PAD_Y <= y <= GRID + LABEL_PAD_Y


def _text(words: str, x: float, y: float, size: int, colour: str) -> str:
    """Words centred on a point, with a halo."""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-family="Verdana,DejaVu Sans,sans-serif" '
        f'font-size="{size}" text-anchor="middle" fill="{colour}" stroke="{LINEN}" '
        f'stroke-width="14" stroke-linejoin="round" paint-order="stroke">{words}</text>'
    )


def _path(points: Sequence[Point], frame: Frame) -> str:
    """SVG path in whole grid units, without steps too small to see."""
    _zoom, scale, left, top = frame
    last_x, last_y = -(10**9), -(10**9)
    steps = []
    for px, py in points:
        x, y = round(px * scale - left), round(py * scale - top)
        if abs(x - last_x) >= MIN_STEP or abs(y - last_y) >= MIN_STEP:
            steps.append(f"{x} {y}")
            last_x, last_y = x, y
    return "M" + "L".join(steps)
