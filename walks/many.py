"""Which walks pass many new places, without measuring each place to each walk."""

from collections.abc import Iterable
from itertools import pairwise
from math import ceil, floor

from core.geo.geometry import Position
from core.geo.path import Path
from places.models import Place
from walks.along import REACH_M
from walks.models import PlaceOnWalk, WalkPage

# A cell is wider than REACH_M both ways (0.002 degrees: 222 m high, 141 m wide), so
# what is within reach of a route lies in a cell that it touches, or beside one.
CELL_DEGREES = 0.002
Cell = tuple[int, int]


def find_walks_past_many(places: Iterable[Place]) -> int:
    """Write which new places lie within reach of which walks; how many pairs."""
    by_cell: dict[Cell, list[Place]] = {}
    for place in places:
        if place.lat is not None:
            by_cell.setdefault(_cell(place.lng, place.lat), []).append(place)
    found: list[PlaceOnWalk] = []
    if by_cell:
        for walk_id, route in WalkPage.objects.values_list("pk", "route").iterator():
            coords = route["coordinates"]
            near = [p for cell in _cells(coords) for p in by_cell.get(cell, ())]
            found += _passing(walk_id, coords, near) if near else []
    PlaceOnWalk.objects.bulk_create(found)
    return len(found)


def _passing(
    walk_id: int, coords: list[Position], places: Iterable[Place]
) -> list[PlaceOnWalk]:
    """The places within reach of one route."""
    found, path = [], Path(coords)
    for place in places:
        foot = path.nearest((place.lng, place.lat))
        if foot.away_m <= REACH_M:
            found.append(
                PlaceOnWalk(
                    walk_id=walk_id,
                    place=place,
                    along_m=round(foot.along_m),
                    away_m=round(foot.away_m),
                )
            )
    return found


def _cells(coords: list[Position]) -> set[Cell]:
    """The cells that a route touches, and those around them."""
    touched = {_cell(*coords[0][:2])}
    for a, b in pairwise(coords):
        longest = max(abs(b[0] - a[0]), abs(b[1] - a[1]))
        steps = max(1, ceil(longest / CELL_DEGREES))
        for step in range(1, steps + 1):
            share = step / steps
            lng = a[0] + share * (b[0] - a[0])
            touched.add(_cell(lng, a[1] + share * (b[1] - a[1])))
    return {(x + i, y + j) for x, y in touched for i in (-1, 0, 1) for j in (-1, 0, 1)}


def _cell(lng: float, lat: float) -> Cell:
    return floor(lng / CELL_DEGREES), floor(lat / CELL_DEGREES)
