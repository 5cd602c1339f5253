"""The place of the portal that a feed means, found in memory."""

from collections import defaultdict
from math import floor
from typing import NamedTuple

from core.geo.geometry import distance_m
from events.feeds.facts import Where
from places.models import Place
from places.names import core_name

NEAR_M = 60
# Wider than NEAR_M in the metropolis, so that neighbours are in the next cell at most.
CELL_DEGREES = 0.001
# A word as short as this in common is no name.
SHORTEST_NAME = 5


class Spot(NamedTuple):
    """A place, as far as it is compared."""

    pk: int
    name: str
    point: tuple[float, float]


class Venues:
    """The places there are, by where they are; one query, when first asked."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Spot]] | None = None

    def find(self, where: Where) -> int | None:
        """The place within 60 m whose name is like that of the venue; None without."""
        name = core_name(where.name)
        if where.point is None or not name:
            return None
        near = [
            (distance_m(spot.point, where.point), spot.pk)
            for spot in self._around(where.point)
            if is_like(name, spot.name)
        ]
        away_m, pk = min(near, default=(NEAR_M + 1, None))
        return pk if away_m <= NEAR_M else None

    def _around(self, point: tuple[float, float]) -> list[Spot]:
        if self._cells is None:
            self._cells = _cells()
        column, row = _cell(point)
        return [
            spot
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            for spot in self._cells.get((column + x, row + y), ())
        ]


def is_like(one: str, other: str) -> bool:
    """Whether two folded names mean one house: "piscine", "piscine musee d art"."""
    if one == other:
        return True
    few, many = sorted((one.split(), other.split()), key=len)
    return len("".join(few)) >= SHORTEST_NAME and set(few) <= set(many)


def _cells() -> dict[tuple[int, int], list[Spot]]:
    cells = defaultdict(list)
    found = Place.objects.filter(lat__isnull=False, lng__isnull=False)
    for pk, name, lng, lat in found.values_list("pk", "name", "lng", "lat"):
        cells[_cell((lng, lat))].append(Spot(pk, core_name(name), (lng, lat)))
    return cells


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    lng, lat = point
    return floor(lng / CELL_DEGREES), floor(lat / CELL_DEGREES)
