"""Metro stations on the map of the sheet, with their names where there is room."""

from collections.abc import Iterator, Sequence
from html import unescape
from math import atan, degrees, hypot, pi, sinh
from typing import NamedTuple

from core.geo.clipping import Box, Point
from core.geo.drawing import MARKER_RADIUS, Drawing, Projection
from core.geo.geometry import Position, bounds
from core.geo.tiles import load_base_map

CREDIT = "Métropole Européenne de Lille (ODbL)"
SIDE, MARGIN = 18, 12
LETTER_UNITS, BOTH_ENDS, LINE_UNITS, GAP = 7.1, 12, 16, 4
CLEAR = MARKER_RADIUS + SIDE * 0.7
SCALE_BOX_HEIGHT, NORTH_BOX = 60, 70


class Station(NamedTuple):
    """A square with an M; `words_at` is the middle of its name, None without room."""

    name: str
    x: float
    y: float
    words_at: Point | None


def stations_on(
    drawing: Drawing, positions: Sequence[Position], route: Sequence[Point]
) -> list[Station]:
    """The stations within a drawing that was fitted to these positions.

    Names stand clear of numbers, of the route and of each other.
    """
    project = _projection(drawing, positions)
    taken = _taken(drawing, route)
    found = []
    for station in load_base_map().stations:
        x, y = project(_degrees(station.at))
        if not (MARGIN < x < drawing.width - MARGIN):
            continue
        if not (MARGIN < y < drawing.height - MARGIN):
            continue
        x, y = _beside_numbers(x, y, drawing)
        found.append(_placed(unescape(station.name), x, y, drawing, taken))
    return found


def _projection(drawing: Drawing, positions: Sequence[Position]) -> Projection:
    """The projection of a drawing, from its scale bar and what it was fitted to."""
    box = bounds(positions)
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    units_per_m = drawing.scale.width / drawing.scale.distance_m
    return Projection(units_per_m, middle, drawing.width / 2, drawing.height / 2)


def _degrees(at: Point) -> Position:
    """Degrees of a point of the base map, which is in unit Mercator."""
    return (at[0] - 0.5) * 360, degrees(atan(sinh(pi * (1 - 2 * at[1]))))


def _taken(drawing: Drawing, route: Sequence[Point]) -> list[Box]:
    """Where no name may stand: numbers, corners of the route, scale and north."""
    bar = drawing.scale
    boxes = [
        (0, drawing.height - SCALE_BOX_HEIGHT, bar.x + bar.width + GAP, drawing.height),
        (drawing.width - NORTH_BOX, 0, drawing.width, NORTH_BOX),
    ]
    for stop in drawing.stops:
        boxes.append(_around(stop.x, stop.y, MARKER_RADIUS + 2))
    boxes += [_around(x, y, 5) for x, y in route]
    return boxes


def _around(x: float, y: float, reach: float) -> Box:
    return (x - reach, y - reach, x + reach, y + reach)


def _beside_numbers(x: float, y: float, drawing: Drawing) -> Point:
    """A station that a number would cover, moved to the side of it."""
    for stop in drawing.stops:
        dx, dy = x - stop.x, y - stop.y
        apart = hypot(dx, dy)
        if apart < CLEAR:
            ux, uy = (dx / apart, dy / apart) if apart else (0.0, -1.0)
            x, y = stop.x + ux * CLEAR, stop.y + uy * CLEAR
    return x, y


def _placed(
    name: str, x: float, y: float, drawing: Drawing, taken: list[Box]
) -> Station:
    """A station, its name at the first free side; the place is taken then."""
    taken.append(_around(x, y, SIDE / 2))
    inside = (GAP, GAP, drawing.width - GAP, drawing.height - GAP)
    width = len(name) * LETTER_UNITS + BOTH_ENDS
    for left, top in _sides(x, y, width):
        box = (left, top, left + width, top + LINE_UNITS)
        fits = inside[0] < box[0] and box[2] < inside[2]
        fits = fits and inside[1] < box[1] and box[3] < inside[3]
        if fits and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            middle = (round(left + width / 2, 1), round(top + 13, 1))
            return Station(name, round(x, 1), round(y, 1), middle)
    return Station(name, round(x, 1), round(y, 1), None)


def _sides(x: float, y: float, width: float) -> Iterator[Point]:
    """Right, left, above, below, then the corners: the top left of a name."""
    half, side, beside = LINE_UNITS / 2, SIDE / 2, SIDE / 2 + GAP
    above, below = y - beside - LINE_UNITS, y + beside
    yield x + beside, y - half
    yield x - beside - width, y - half
    for left in (x - width / 2, x - side, x + side - width):
        yield left, above
        yield left, below


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
