"""Clipping of rings and lines to a box, for tiles and drawn maps.

Flat coordinates, any unit. A box is (left, top, right, bottom), left <= right and
top <= bottom.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def box_of(points: Sequence[Point]) -> Box:
    """Smallest box around the points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def overlaps(a: Box, b: Box) -> bool:
    """Tell whether two boxes touch."""
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def within(inner: Box, outer: Box) -> bool:
    """Tell whether the first box lies wholly in the second."""
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """Part of a polygon's ring inside the box (Sutherland-Hodgman)."""
    points = list(ring)
    for axis, limit, sign in (
        (0, box[0], 1),
        (0, box[2], -1),
        (1, box[1], 1),
        (1, box[3], -1),
    ):
        points = _clip_half_plane(points, axis, limit, sign)
        if not points:
            return []
    return points


def _clip_half_plane(
    points: list[Point], axis: int, limit: float, sign: int
) -> list[Point]:
    """Keep the side of an axis-parallel line where sign * coordinate is greater."""
    kept: list[Point] = []
    previous = points[-1]
    was_inside = sign * previous[axis] >= sign * limit
    for point in points:
        inside = sign * point[axis] >= sign * limit
        if inside != was_inside:
            kept.append(_crossing(previous, point, axis, limit))
        if inside:
            kept.append(point)
        previous, was_inside = point, inside
    return kept


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    """Point where segment a-b meets the line."""
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = 1 - axis
    crossed = a[other] + share * (b[other] - a[other])
    return (limit, crossed) if axis == 0 else (crossed, limit)


def clip_line(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """Runs of a line whose segments may touch the box, uncut at its edges."""
    run: list[Point] = []
    for a, b in pairwise(line):
        if overlaps(box_of((a, b)), box):
            run = run or [a]
            run.append(b)
        elif run:
            yield run
            run = []
    if run:
        yield run
