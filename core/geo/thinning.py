"""Fewer points for what is shown: the ones that bend a line least go first.

One after the other, as Visvalingam does, so that the time is n log n for every line,
also for one that somebody made to be slow. What counts is how far a point strays and
not the area it spans, which is nil for a dead end that is walked there and back.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from math import cos, hypot, radians

from core.geo.geometry import METRES_PER_DEGREE, Position


def thinned(
    coords: Sequence[Position], most: int, flat_m: float = 0.0
) -> list[Position]:
    """At most `most` positions (2 or more), the given objects; the ends stay.

    Points that stray less than `flat_m` from the line without them go too.
    """
    if len(coords) < 3:
        return list(coords)
    chain = _Chain(coords)
    heap = [(chain.stray_m(i), i) for i in range(1, len(coords) - 1)]
    heapify(heap)
    left = len(coords)
    while heap and (left > most or heap[0][0] < flat_m):
        stray_m, index = heappop(heap)
        if chain.is_gone(index) or stray_m < chain.least_m[index]:
            continue
        left -= 1
        for neighbour in chain.remove(index, stray_m):
            heappush(heap, (chain.stray_m(neighbour), neighbour))
    return [coords[i] for i in range(len(coords)) if not chain.is_gone(i)]


class _Chain:
    """The points of a line that are left, each with its neighbours."""

    def __init__(self, coords: Sequence[Position]) -> None:
        east_m = METRES_PER_DEGREE * cos(radians(coords[0][1]))
        self._flat = [
            ((p[0] - coords[0][0]) * east_m, (p[1] - coords[0][1]) * METRES_PER_DEGREE)
            for p in coords
        ]
        self._before = list(range(-1, len(coords) - 1))
        self._after = list(range(1, len(coords) + 1))
        # A point is never worth less than one that went before it next to it.
        self.least_m = [0.0] * len(coords)

    def stray_m(self, index: int) -> float:
        """How far a point lies from the line between its neighbours: its worth."""
        ax, ay = self._flat[self._before[index]]
        cx, cy = self._flat[self._after[index]]
        bx, by = self._flat[index][0] - ax, self._flat[index][1] - ay
        dx, dy = cx - ax, cy - ay
        squared = dx * dx + dy * dy
        share = (bx * dx + by * dy) / squared if squared else 0.0
        share = max(0.0, min(1.0, share))
        worth_m = hypot(bx - share * dx, by - share * dy)
        self.least_m[index] = max(worth_m, self.least_m[index])
        return self.least_m[index]

    def is_gone(self, index: int) -> bool:
        """Whether the point was removed."""
        return self._after[index] < 0

    def remove(self, index: int, stray_m: float) -> list[int]:
        """Take a point out; its neighbours, which are worth something else now."""
        before, after = self._before[index], self._after[index]
        self._after[before], self._before[after] = after, before
        self._after[index] = -1
        inner = [i for i in (before, after) if 0 < i < len(self._flat) - 1]
        for neighbour in inner:
            self.least_m[neighbour] = stray_m
        return inner
