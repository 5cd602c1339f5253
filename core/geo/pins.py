"""Places for numbered pins on a drawn map, where none covers another."""

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

from core.geo.clipping import Box, Point

STEP, MOST_RINGS, SPOKES = 6.0, 250, 24
GAP = 3.0
# A pin that was moved no more than this needs no line to its place.
NOTICED = 5.0

Disk = tuple[Point, float]


class Pin(NamedTuple):
    """A pin: where it is drawn, and the point that it stands for.

    `is_outside`: the point is beyond the sheet, and the pin at its edge.
    """

    number: int
    at: Point
    true: Point
    is_outside: bool

    @property
    def is_moved(self) -> bool:
        """Whether it is drawn beside its point, which a line then shows."""
        return not self.is_outside and apart(self.at, self.true) > NOTICED


def settle(
    points: Sequence[tuple[int, Point]],
    room: Box,
    radius: float,
    taken: Sequence[Disk] = (),
) -> list[Pin]:
    """Pins for numbered points, whole in `room`, on none of the others nor of `taken`.

    The first ones get their own point; a later one goes to the nearest free place, and
    is left out when there is none.
    """
    inner = (
        room[0] + radius,
        room[1] + radius,
        room[2] - radius,
        room[3] - radius,
    )
    disks, pins = list(taken), []
    for number, true in points:
        begin = _held(true, inner)
        for at in _around(begin):
            if at == _held(at, inner) and _is_free(at, radius, disks):
                disks.append((at, radius))
                pins.append(Pin(number, at, true, begin != true))
                break
    return pins


def apart(a: Point, b: Point) -> float:
    """How far two points are from each other."""
    return hypot(a[0] - b[0], a[1] - b[1])


def between(a: Point, b: Point, step: float = 10) -> Iterator[Point]:
    """Points on the straight line between two points, about `step` apart."""
    count = 1 + int(apart(a, b) / step)
    for n in range(count + 1):
        yield a[0] + n / count * (b[0] - a[0]), a[1] + n / count * (b[1] - a[1])


def _is_free(at: Point, radius: float, disks: Sequence[Disk]) -> bool:
    return all(apart(at, other) >= radius + size + GAP for other, size in disks)


def _held(point: Point, room: Box) -> Point:
    """The point of a room that is nearest to a point."""
    x, y = point
    return max(room[0], min(x, room[2])), max(room[1], min(y, room[3]))


def _around(centre: Point) -> Iterator[Point]:
    """A point, then points around it, ring by ring outwards, from the north."""
    yield centre
    for ring in range(1, MOST_RINGS):
        for spoke in range(SPOKES):
            turn = 2 * pi * spoke / SPOKES
            x, y = ring * STEP * sin(turn), -ring * STEP * cos(turn)
            yield round(centre[0] + x, 2), round(centre[1] + y, 2)
