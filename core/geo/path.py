"""A line prepared for many questions: where it passes a point, and how far along.

A track of 20,000 points is cut into runs with a box each, so that a point far from
most of the line is compared with few of its segments.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import cos, hypot, radians
from typing import NamedTuple

from core.geo.geometry import METRES_PER_DEGREE, Position, bounds, distance_m

SEGMENTS_PER_RUN = 32
Flat = tuple[float, float]


class Foot(NamedTuple):
    """Where a line passes a point: how far along, how far away, [lng, lat] there."""

    along_m: float
    away_m: float
    lng: float
    lat: float


class _Run(NamedTuple):
    """Consecutive segments of a line and the box around them, in metres."""

    first: int
    last: int
    left: float
    bottom: float
    right: float
    top: float

    def away_m(self, x: float, y: float) -> float:
        """Distance of a point to the box; nothing in it is closer."""
        dx = max(self.left - x, 0.0, x - self.right)
        dy = max(self.bottom - y, 0.0, y - self.top)
        return hypot(dx, dy)


class Path:
    """A line of at least one position."""

    def __init__(self, coords: Sequence[Position]) -> None:
        box = bounds(coords)
        self._middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
        self._east_m = METRES_PER_DEGREE * cos(radians(self._middle[1]))
        self._flat = [self._flattened(position) for position in coords]
        # A line of one position is a segment of no length.
        self._flat += self._flat if len(self._flat) == 1 else []
        steps = (distance_m(a, b) for a, b in pairwise(coords))
        self._walked_m = list(accumulate(steps, initial=0.0))
        count = len(self._flat) - 1
        self._runs = [
            self._run(first, min(first + SEGMENTS_PER_RUN, count))
            for first in range(0, count, SEGMENTS_PER_RUN)
        ]

    @property
    def length_m(self) -> float:
        """How long the line is."""
        return self._walked_m[-1]

    def nearest(self, point: Position) -> Foot:
        """The first place at which the line comes closest to a point."""
        x, y = self._flattened(point)
        best_m, best = float("inf"), (0, 0.0)
        for run in sorted(self._runs, key=lambda run: run.away_m(x, y)):
            if run.away_m(x, y) > best_m:
                break
            for index in range(run.first, run.last):
                away_m, share = self._passing(index, x, y)
                if (away_m, (index, share)) < (best_m, best):
                    best_m, best = away_m, (index, share)
        return self._foot(*best, best_m)

    def feet(self, point: Position, within_m: float) -> list[Foot]:
        """Where the line passes a point, once for each time that it comes that near."""
        x, y = self._flattened(point)
        feet: list[Foot] = []
        best: tuple[float, int, float] | None = None
        for index in self._near(x, y, within_m):
            away_m, share = self._passing(index, x, y) if index >= 0 else (0.0, 0.0)
            is_near = index >= 0 and away_m <= within_m
            if best and not (is_near and self._stays(index, x, y, within_m)):
                feet.append(self._foot(best[1], best[2], best[0]))
                best = None
            if is_near and (best is None or away_m < best[0]):
                best = away_m, index, share
        return feet

    def _stays(self, index: int, x: float, y: float, within_m: float) -> bool:
        """Whether a segment begins near a point, or comes back to it."""
        return hypot(x - self._flat[index][0], y - self._flat[index][1]) <= within_m

    def _near(self, x: float, y: float, within_m: float) -> Iterator[int]:
        """Segments that may come near, in order; -1 where some are left out."""
        for run in self._runs:
            if run.away_m(x, y) <= within_m:
                yield from range(run.first, run.last)
            else:
                yield -1
        yield -1

    def _run(self, first: int, last: int) -> _Run:
        xs = [x for x, _ in self._flat[first : last + 1]]
        ys = [y for _, y in self._flat[first : last + 1]]
        return _Run(first, last, min(xs), min(ys), max(xs), max(ys))

    def _flattened(self, position: Position) -> Flat:
        """Metres east and north of the middle of the line."""
        east = (position[0] - self._middle[0]) * self._east_m
        return east, (position[1] - self._middle[1]) * METRES_PER_DEGREE

    def _passing(self, index: int, x: float, y: float) -> tuple[float, float]:
        """How far a segment passes from a point, and at which share of itself."""
        (ax, ay), (bx, by) = self._flat[index], self._flat[index + 1]
        dx, dy = bx - ax, by - ay
        squared = dx * dx + dy * dy
        share = ((x - ax) * dx + (y - ay) * dy) / squared if squared else 0.0
        share = max(0.0, min(1.0, share))
        return hypot(x - ax - share * dx, y - ay - share * dy), share

    def _foot(self, index: int, share: float, away_m: float) -> Foot:
        (ax, ay), (bx, by) = self._flat[index], self._flat[index + 1]
        x, y = ax + share * (bx - ax), ay + share * (by - ay)
        walked = self._walked_m
        end_m = walked[min(index + 1, len(walked) - 1)]
        along_m = walked[index] + share * (end_m - walked[index])
        lng, lat = self._middle[0] + x / self._east_m, y / METRES_PER_DEGREE
        return Foot(along_m, away_m, lng, self._middle[1] + lat)
