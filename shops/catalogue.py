"""Every public shop of a language in memory, in columns: what the list is made from.

Filters, counts, order, neighbours and "open now" are worked out on sets of positions
(core.bitsets), so that they cost the same for 500 shops and for 50,000. A position is
the place of a shop in the order of names. The catalogue is read from the database
when the content changed (core.versions), and never asks it again for a page.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from math import cos, floor, hypot, radians
from typing import Any, NamedTuple

from django.db.models import QuerySet

from core import bitsets, versions
from core.geo.geometry import METRES_PER_DEGREE
from core.serving import public
from core.statements import Statement
from places.choices import Wheelchair, YesNo
from places.names import without_accents
from places.open_now import OpenBoard
from shops.choices import ShopStatus
from shops.models import ShopPage
from shops.names import Name, filter_names

CELL_DEGREES = 0.001  # about 110 m north to south, 70 m west to east
Cell = tuple[int, int]
ACCESS = {
    "step-free": ("wheelchair", {Wheelchair.YES}),
    "with-help": ("wheelchair", {Wheelchair.YES, Wheelchair.LIMITED}),
    "toilets": ("accessible_toilets", {YesNo.YES}),
    "hearing-loop": ("hearing_loop", {YesNo.YES}),
    "parking": ("disabled_parking", {YesNo.YES}),
}
COLUMNS = {
    "pk": "pk",
    "title": "title",
    "shop_id": "shop_id",
    "place_id": "shop__place_id",
    "category": "shop__category__slug",
    "district": "shop__place__district__slug",
    "territory": "shop__place__district__territory__slug",
    "languages": "shop__languages",
    "wheelchair": "shop__place__wheelchair",
    "accessible_toilets": "shop__place__accessible_toilets",
    "hearing_loop": "shop__place__hearing_loop",
    "disabled_parking": "shop__place__disabled_parking",
    "lat": "shop__place__lat",
    "lng": "shop__place__lng",
    "hours": "shop__place__hours_compiled",
}


class Row(NamedTuple):
    """What the catalogue reads of a shop: the values of COLUMNS."""

    pk: int
    title: str
    shop_id: int
    place_id: int
    category: str
    district: str | None
    territory: str | None
    languages: list[str]
    wheelchair: str
    accessible_toilets: str
    hearing_loop: str
    disabled_parking: str
    lat: float | None
    lng: float | None
    hours: str


class Near(NamedTuple):
    """A shop near a point: how far in metres, and its position."""

    distance_m: float
    position: int


def _listed(language: str) -> QuerySet:
    shops = public(ShopPage.objects, language).filter(
        shop__status=ShopStatus.ACTIVE, shop__replaced_by__isnull=True
    )
    return shops.order_by().values_list(*COLUMNS.values())


LISTED = Statement(_listed, language=str)


@dataclass(slots=True, eq=False)
class Catalogue:
    """The shops of one language at one version of the content."""

    pks: array
    shop_ids: array
    place_ids: array
    lats: list[float | None]
    lngs: list[float | None]
    categories: list[str]
    facets: dict[str, dict[str, int]]
    totals: dict[str, dict[str, int]]
    names: list[Name]
    everything: int
    located: int
    board: OpenBoard
    by_pk: dict[int, int]
    by_shop: dict[int, int]
    cells: dict[Cell, list[int]]
    orders: dict[tuple[float, float, int], list[Near]] = field(default_factory=dict)

    def open_at(self, at: datetime) -> int:
        """The shops that are open at the minute of a page."""
        return self.board.now(at.timestamp())

    def facet(self, kind: str, value: str) -> int:
        """The shops of one value of a filter: of "category", "boulangerie"."""
        return self.facets.get(kind, {}).get(value, 0)

    def nearest(
        self, lat: float, lng: float, among: int, limit: int, reach_m: float
    ) -> list[Near]:
        """The `limit` shops of a set nearest to a point, none beyond `reach_m`."""
        wanted = bitsets.Membership(among)
        found: list[Near] = []
        for ring, cells in enumerate(rings(lat, lng, reach_m)):
            away = self._away(lat, lng, cells, reach_m)
            found += [near for near in away if near.position in wanted]
            # What is not in the rings so far is farther than this.
            sure_m = ring * narrow_m(lat)
            if len(found) >= limit:
                found.sort()
                if found[limit - 1].distance_m <= sure_m:
                    break
        return sorted(found)[:limit]

    def within(self, lat: float, lng: float, radius_m: float) -> list[Near]:
        """Every shop within a distance of a point, nearest first."""
        cells = (cell for ring in rings(lat, lng, radius_m) for cell in ring)
        return sorted(self._away(lat, lng, cells, radius_m))

    def _away(
        self, lat: float, lng: float, cells: Iterable[Cell], radius_m: float
    ) -> Iterator[Near]:
        """The shops in these cells that are within a distance."""
        lats, lngs, filled = self.lats, self.lngs, self.cells
        shrink = cos(radians(lat))
        for cell in cells:
            for position in filled.get(cell, ()):
                right = (lngs[position] - lng) * shrink
                distance_m = hypot(lats[position] - lat, right) * METRES_PER_DEGREE
                if distance_m <= radius_m:
                    yield Near(distance_m, position)


def narrow_m(lat: float) -> float:
    """The shorter side of a cell, in metres."""
    return CELL_DEGREES * METRES_PER_DEGREE * cos(radians(lat))


def rings(lat: float, lng: float, reach_m: float) -> Iterator[list[Cell]]:
    """The cell of a point, then the cells around it ring by ring, to beyond a reach."""
    row, column = cell_of(lat, lng)
    for ring in range(int(reach_m / narrow_m(lat)) + 2):
        span = range(-ring, ring + 1)
        inner = range(1 - ring, ring)
        yield [
            *((row + y, column + x) for y in {-ring, ring} for x in span),
            *((row + y, column + x) for x in {-ring, ring} for y in inner),
        ]


def cell_of(lat: float, lng: float) -> Cell:
    """The cell of the grid in which a point lies."""
    return floor(lat / CELL_DEGREES), floor(lng / CELL_DEGREES)


@versions.kept
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language; two queries when the content changed."""
    rows = [Row(*row) for row in LISTED(language=language)]
    rows.sort(key=lambda row: (without_accents(row.title), row.pk))
    size, facets = len(rows), _facets(rows)
    return Catalogue(
        pks=array("q", (row.pk for row in rows)),
        shop_ids=array("q", (row.shop_id for row in rows)),
        place_ids=array("q", (row.place_id for row in rows)),
        lats=[row.lat for row in rows],
        lngs=[row.lng for row in rows],
        categories=[row.category for row in rows],
        facets=facets,
        totals={
            kind: {value: bits.bit_count() for value, bits in values.items()}
            for kind, values in facets.items()
        },
        names=filter_names(language),
        everything=(1 << size) - 1,
        located=bitsets.of((n for n, r in enumerate(rows) if r.lat is not None), size),
        board=OpenBoard([row.hours for row in rows]),
        by_pk={row.pk: position for position, row in enumerate(rows)},
        by_shop={row.shop_id: position for position, row in enumerate(rows)},
        cells=_cells(rows),
    )


def _facets(rows: list[Row]) -> dict[str, dict[str, int]]:
    """For each filter and each of its values, the shops that have it."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, row in enumerate(rows):
        for kind, value in _values(row):
            found[kind][value].append(position)
    size = len(rows)
    return {
        kind: {value: bitsets.of(members, size) for value, members in values.items()}
        for kind, values in found.items()
    }


def _values(row: Row) -> Iterator[tuple[str, Any]]:
    """Every (filter, value) that a shop answers."""
    yield "category", row.category
    if row.district:
        yield "district", row.district
        yield "territory", row.territory
    for code in row.languages:
        yield "language", code
    for name, (column, values) in ACCESS.items():
        if getattr(row, column) in values:
            yield "access", name


def _cells(rows: list[Row]) -> dict[Cell, list[int]]:
    """The positions in each cell of the grid."""
    cells: dict[Cell, list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        if row.lat is not None and row.lng is not None:
            cells[cell_of(row.lat, row.lng)].append(position)
    return dict(cells)
