"""What a drawn map shows of the town: communes, streets, stations, walking minutes."""

from collections.abc import Iterable, Iterator
from html import unescape
from math import cos, hypot, pi, sin
from typing import NamedTuple
from xml.etree.ElementTree import Element

from core.geo.clipping import Box, Point, box_of, clip_line, clip_ring, overlaps
from core.geo.drawing import Projection
from core.geo.geometry import reach_m
from core.geo.labels import Labels
from core.geo.looks import Look
from core.geo.shapes import (
    METRO,
    METRO_UNITS,
    disk,
    move,
    path,
    square,
    through,
    words,
)
from core.geo.tiles import load_base_map, unprojected

CIRCLES_MIN = (5, 10, 20, 40, 80, 160, 320)
LEAST_CIRCLE, MOST_CIRCLES = 64.0, 3
# Where the words of a circle may stand, clockwise from the north, in degrees.
BEARINGS = (0, 180, 45, 315, 135, 225, 90, 270, 22, 338, 158, 202)
MARGIN = 20.0


class Sheet(NamedTuple):
    """What is being drawn: the file, the map in it, sizes, projection, room for words.

    `here` is the point around which it is drawn.
    """

    root: Element
    map: Element
    width: int
    height: int
    look: Look
    project: Projection
    labels: Labels
    here: Point

    @property
    def box(self) -> Box:
        """The map and a little more, for lines that leave it."""
        return -MARGIN, -MARGIN, self.width + MARGIN, self.height + MARGIN

    def has(self, at: Point, margin: float = 0) -> bool:
        """Whether a point is on the map, `margin` from its edge."""
        x, y = at
        inside = margin <= x <= self.width - margin
        return inside and margin <= y <= self.height - margin


def circles(sheet: Sheet) -> list[tuple[int, float]]:
    """Minutes on foot with their radius: 5 and 10 when there is room for them."""
    per_minute = reach_m(1) * sheet.project.units_per_m
    x, y = sheet.here
    across = max(x, sheet.width - x), max(y, sheet.height - y)
    steps = (m for m in CIRCLES_MIN if m * per_minute >= LEAST_CIRCLE)
    step = next(steps, CIRCLES_MIN[-1])
    found = ((n * step, n * step * per_minute) for n in range(1, MOST_CIRCLES + 1))
    return [(minutes, radius) for minutes, radius in found if radius < hypot(*across)]


def add_ground(sheet: Sheet) -> None:
    """The ground, how far one gets on foot, borders and the streets that we know.

    The nearer, the lighter; the words of the circles come later.
    """
    path(sheet.map, "ground", f"M0 0h{sheet.width}v{sheet.height}H0z")
    shown, known = circles(sheet), load_base_map()
    for _minutes, radius in reversed(shown):
        path(sheet.map, "reach", disk(sheet.here, radius))
    borders = "".join(_borders(sheet, (r for a in known.areas for _b, r in a.rings)))
    streets = "".join(_streets(sheet, (line for _box, line in known.streets)))
    for kind, d in (("border", borders), ("street", streets)):
        if d:
            path(sheet.map, kind, d)
    path(sheet.map, "ring", "".join(disk(sheet.here, r) for _m, r in shown))


def _borders(sheet: Sheet, rings: Iterable[list[Point]]) -> Iterator[str]:
    for ring in rings:
        points = _on_sheet(sheet, ring)
        if overlaps(box_of(points), sheet.box):
            shown = clip_ring(points, sheet.box)
            if len(shown) > 2:
                yield through(shown) + "z"


def _streets(sheet: Sheet, lines: Iterable[list[Point]]) -> Iterator[str]:
    for line in lines:
        for run in clip_line(_on_sheet(sheet, line), sheet.box):
            yield through(run)


def _on_sheet(sheet: Sheet, line: Iterable[Point]) -> list[Point]:
    """Points of the base map as units of the drawing."""
    return [sheet.project(unprojected(at)) for at in line]


def add_names(sheet: Sheet) -> None:
    """Minutes of the circles, metro stations, communes: where nothing else stands."""
    for minutes, radius in circles(sheet):
        _add_minutes(sheet, minutes, radius)
    known = load_base_map()
    stations = [
        (unescape(station.name), at)
        for station in known.stations
        if sheet.has(at := sheet.project(unprojected(station.at)), margin=16)
    ]
    sign = sheet.look.sign
    signs = [(text, at) for text, at in stations if sheet.labels.is_free(at, sign)]
    for _text, at in signs:
        sheet.labels.take(at, sign + 2)
        path(sheet.map, "sign", square(at, sign))
        path(sheet.map, "metro", METRO, **move(at, 2 * sign / METRO_UNITS))
    for text, at in signs:
        name(sheet, "station", text, at, sign + 6)
    for area in known.areas:
        at = sheet.project(unprojected(area.label))
        _centre(sheet, "town", unescape(area.name), at, sheet.look.words)


def _add_minutes(sheet: Sheet, minutes: int, radius: float) -> None:
    """The minutes of a circle, on it, at the first bearing where there is room."""
    for bearing in BEARINGS:
        turn = bearing * pi / 180
        x, y = sheet.here
        at = x + radius * sin(turn), y - radius * cos(turn)
        if _centre(sheet, "minutes", f"{minutes}\u00a0min", at, sheet.look.small):
            return


def _centre(sheet: Sheet, kind: str, text: str, at: Point, size: float) -> bool:
    """Words in the middle of a point; whether there was room for them."""
    label = sheet.labels.centred(text, at, size)
    if label:
        place = label.x, label.y
        words(sheet.map, kind, label.words, place, size, label.anchor)
    return label is not None


def name(sheet: Sheet, kind: str, text: str, at: Point, gap: float) -> bool:
    """Words beside a point; whether there was room for them."""
    size, bold = sheet.look.words, kind in ("you", "goal")
    label = sheet.labels.place(text, at, gap + 6, round(size), bold=bold)
    if label:
        place = label.x, label.y
        words(sheet.map, kind, label.words, place, size, label.anchor, bold=bold)
    return label is not None
