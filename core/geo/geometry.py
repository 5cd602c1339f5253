"""Distances, lengths and outlines of GeoJSON positions, for walks, lists and maps.

A position is `[lng, lat]` or `[lng, lat, ele]`: degrees WGS 84, elevation in metres.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from typing import NamedTuple

Position = Sequence[float]

EARTH_RADIUS_M = 6_371_008.8
METRES_PER_DEGREE = radians(1) * EARTH_RADIUS_M


class Bounds(NamedTuple):
    """A box in degrees, for fitting maps and refusing far-away points."""

    west: float
    south: float
    east: float
    north: float

    def contains(self, lng: float, lat: float) -> bool:
        """Tell whether the point lies in the box, its edges included."""
        return self.west <= lng <= self.east and self.south <= lat <= self.north


# The Lille metropolis with a margin: from Aubers in the west to the Belgian side of
# Roubaix in the east, so that cross-border walks fit and a slip of the hand does not.
METROPOLE = Bounds(west=2.70, south=50.45, east=3.40, north=50.85)


def distance_m(a: Position, b: Position) -> float:
    """Great-circle distance between two positions, in metres (haversine)."""
    lat_a, lat_b = radians(a[1]), radians(b[1])
    half_lat = sin((lat_b - lat_a) / 2)
    half_lng = sin(radians(b[0] - a[0]) / 2)
    chord = half_lat**2 + cos(lat_a) * cos(lat_b) * half_lng**2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(chord)))


def length_m(coords: Sequence[Position]) -> float:
    """Length of a line in metres; 0 for fewer than two positions."""
    return sum(distance_m(a, b) for a, b in pairwise(coords))


def bounds(coords: Sequence[Position]) -> Bounds:
    """Smallest box around the positions; ValueError when there are none."""
    if not coords:
        raise ValueError("bounds() needs at least one position")
    lngs = [position[0] for position in coords]
    lats = [position[1] for position in coords]
    return Bounds(min(lngs), min(lats), max(lngs), max(lats))


def nearest_on_line(point: Position, coords: Sequence[Position]) -> tuple[float, float]:
    """Find where a line passes closest to a point, for ordering stops on a walk.

    Returns the distance to the line and the way already walked there, both in
    metres. ValueError when the line has no position.
    """
    if not coords:
        raise ValueError("nearest_on_line() needs at least one position")
    best = (distance_m(point, coords[0]), 0.0)
    walked_m = 0.0
    for a, b in pairwise(coords):
        share = _projection_share(point, a, b)
        foot = (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
        segment_m = distance_m(a, b)
        best = min(best, (distance_m(point, foot), walked_m + share * segment_m))
        walked_m += segment_m
    return best


def _projection_share(point: Position, a: Position, b: Position) -> float:
    """Share (0 to 1) of segment a-b at which the point projects, on a flat earth."""
    x, y = _flat(b, a)
    px, py = _flat(point, a)
    squared = x * x + y * y
    if squared == 0:
        return 0.0
    return max(0.0, min(1.0, (px * x + py * y) / squared))


def _flat(position: Position, origin: Position) -> tuple[float, float]:
    """Metres east and north of the origin, good to 0.1 % within the metropolis."""
    east = (position[0] - origin[0]) * cos(radians(origin[1]))
    return east * METRES_PER_DEGREE, (position[1] - origin[1]) * METRES_PER_DEGREE


def simplify(coords: Sequence[Position], tolerance_m: float) -> list[Position]:
    """Drop positions that stray less than the tolerance (Douglas-Peucker).

    Kept positions are the given objects, with their elevation.
    """
    if len(coords) < 3:
        return list(coords)
    flat = [_flat(position, coords[0]) for position in coords]
    kept = {0, len(coords) - 1}
    spans = [(0, len(coords) - 1)]
    while spans:
        first, last = spans.pop()
        index, stray_m = _farthest(flat, first, last)
        if stray_m > tolerance_m:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [coords[index] for index in sorted(kept)]


def _farthest(
    flat: Sequence[tuple[float, float]], first: int, last: int
) -> tuple[int, float]:
    """Index and distance of the point between two ends farthest from their chord."""
    ax, ay = flat[first]
    dx, dy = flat[last][0] - ax, flat[last][1] - ay
    squared = dx * dx + dy * dy
    best, best_m = first, -1.0
    for index in range(first + 1, last):
        x, y = flat[index][0] - ax, flat[index][1] - ay
        share = (x * dx + y * dy) / squared if squared else 0.0
        share = max(0.0, min(1.0, share))
        stray_m = hypot(x - share * dx, y - share * dy)
        if stray_m > best_m:
            best, best_m = index, stray_m
    return best, best_m


def ascent_m(coords: Sequence[Position], hysteresis_m: float = 4.0) -> float:
    """Climb along a line in metres, deaf to waves lower than the hysteresis.

    Positions without elevation are skipped; 0 when none has one.
    """
    elevations = [position[2] for position in coords if len(position) > 2]
    if not elevations:
        return 0.0
    total_m, low, high, climbing = 0.0, elevations[0], elevations[0], False
    for elevation in elevations:
        if climbing:
            high = max(high, elevation)
            if high - elevation >= hysteresis_m:
                total_m, climbing, low = total_m + high - low, False, elevation
        else:
            low = min(low, elevation)
            if elevation - low >= hysteresis_m:
                climbing, high = True, elevation
    return total_m + high - low if climbing else total_m


def walking_minutes(
    distance_m: float, speed_kmh: float = 4.5, detour: float = 1.3
) -> int:
    """Whole minutes on foot for a distance as the crow flies; at least one.

    `detour` is how much longer streets are than the straight line: pass 1 for a
    length measured along a route.
    """
    minutes = distance_m * detour / (speed_kmh * 1000 / 60)
    return max(1, round(minutes)) if distance_m > 0 else 0


def reach_m(minutes: float, speed_kmh: float = 4.5, detour: float = 1.3) -> float:
    """How far one gets on foot in that time, in metres as the crow flies."""
    return minutes * speed_kmh * 1000 / 60 / detour
