"""The map of the sheet: black on white, numbers and arrows instead of colours."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from core.geo.clipping import Point
from core.geo.drawing import Drawing, draw_route
from core.geo.geometry import Position
from walks.sheet.stations import Station, stations_on

WIDTH, PADDING = 800, 44
# What else stands on the page leaves the map more or less height.
TALLEST, LOWEST = 590, 360
# One arrow each so many units, 2 to 3 cm on paper; none where a number stands.
ARROW_EVERY = 92
ARROW_LENGTH, ARROW_HALF = 17, 9
CLEAR_OF_NUMBERS = 32


class SheetMap(NamedTuple):
    """A drawing with arrows that tell the direction, as triangles, and the metro."""

    drawing: Drawing
    arrows: list[tuple[Point, Point, Point]]
    stations: list[Station]

    @property
    def arrows_d(self) -> str:
        """The SVG path of all arrows."""
        return "".join(
            "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in arrow) + "z"
            for arrow in self.arrows
        )


def height_beside(facts: int, steps: int, shops: int) -> int:
    """How high the map may be above the names of steps and shops, in its units."""
    rows_of_facts, rows_of_steps, rows_of_shops = (
        -(-facts // 4),
        -(-steps // 2),
        -(-shops // 3),
    )
    less = 46 * max(0, rows_of_facts - 2) + 34 * max(0, rows_of_steps - 4)
    less += 70 * rows_of_shops + (25 if shops else 0)
    return max(LOWEST, TALLEST - less)


def sheet_map(
    line: Sequence[Position],
    stops: Sequence[Point],
    numbers: Sequence[int],
    height: int = TALLEST,
) -> SheetMap | None:
    """The map of a line and the steps with these numbers; None when there is nothing."""
    if not line and not stops:
        return None
    drawing = draw_route(line, stops, WIDTH, height, PADDING)
    shown = [
        stop._replace(number=number)
        for stop, number in zip(drawing.stops, numbers, strict=False)
    ]
    drawing = drawing._replace(stops=shown)
    centres = [(stop.x, stop.y) for stop in shown]
    route = path_points(drawing.route_d)
    stations = stations_on(drawing, [*line, *stops], dense(route))
    return SheetMap(drawing, _arrows(route, centres), stations)


def dense(points: Sequence[Point]) -> list[Point]:
    """The points with others between them, a few units apart."""
    found = []
    for (ax, ay), (bx, by) in pairwise(points):
        parts = max(1, round(hypot(bx - ax, by - ay) / 8))
        found += [
            (ax + (bx - ax) * at / parts, ay + (by - ay) * at / parts)
            for at in range(parts)
        ]
    return [*found, *points[-1:]]


def path_points(d: str) -> list[Point]:
    """The points of a path that core.geo.drawing wrote: "M1 2L3 4"."""
    pairs = (pair.split() for pair in d.lstrip("M").split("L") if pair)
    return [(float(x), float(y)) for x, y in pairs]


def _arrows(
    points: Sequence[Point], centres: Sequence[Point]
) -> list[tuple[Point, Point, Point]]:
    """Triangles along the line, each so far from the one before it."""
    arrows, left = [], ARROW_EVERY / 2
    for (ax, ay), (bx, by) in pairwise(points):
        length = hypot(bx - ax, by - ay)
        while length and left <= length:
            ux, uy = (bx - ax) / length, (by - ay) / length
            tip = (ax + ux * left, ay + uy * left)
            if _is_clear(tip, centres):
                arrows.append(_arrow(tip, (ux, uy)))
                left += ARROW_EVERY
            else:
                left += ARROW_EVERY / 6
        left -= length
    return arrows


def _is_clear(tip: Point, centres: Sequence[Point]) -> bool:
    """Whether no number stands there."""
    return all(hypot(tip[0] - x, tip[1] - y) > CLEAR_OF_NUMBERS for x, y in centres)


def _arrow(middle: Point, along: Point) -> tuple[Point, Point, Point]:
    """A triangle that points along a direction of length 1."""
    (x, y), (ux, uy) = middle, along
    half = ARROW_LENGTH / 2
    back_x, back_y = x - ux * half, y - uy * half
    return (
        (x + ux * half, y + uy * half),
        (back_x - uy * ARROW_HALF, back_y + ux * ARROW_HALF),
        (back_x + uy * ARROW_HALF, back_y - ux * ARROW_HALF),
    )
