"""Shops that may be the same: found in memory, so that no row asks the database."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from core.geo.geometry import distance_m
from places.names import core_name, folded
from shops.importing.facts import Facts
from shops.models import Shop

NEAR_M = 60
# A cell is at least as wide as NEAR_M, so that neighbours are in the next cell at most.
CELL_DEGREES = 0.001
COLUMNS = (
    *("pk", "name", "source", "siret", "place__phone", "place__lng", "place__lat"),
    *("place__street_address", "place__city"),
)


@dataclass(slots=True)
class Known:
    """What is compared of a shop; `row` is its row when it is new in this file."""

    pk: int | None
    name: str
    source: str
    siret: str
    phone: str
    position: tuple[float, float] | None
    address: str
    row: int = 0
    is_current: bool = True

    @classmethod
    def of(cls, facts: Facts, pk: int | None) -> "Known":
        """A row of the file, stored as the shop `pk` or not stored yet."""
        place, shop = facts.place, facts.shop
        return cls(
            pk=pk,
            name=shop["name"],
            source=facts.entry.source,
            siret=shop["siret"],
            phone=place["phone"],
            position=facts.position,
            address=_address(place["street_address"], place["city"]),
            row=0 if pk else facts.entry.number,
        )


class Twins:
    """The shops there are, and the rows that were read, by what makes them alike.

    Invented shops are left out: their numbers mean nothing, and nobody finds them twice.
    """

    def __init__(self) -> None:
        self._by_siret: dict[str, list[Known]] = defaultdict(list)
        self._by_cell: dict[tuple[int, int], list[Known]] = defaultdict(list)
        self._by_address: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._by_pk: dict[int, Known] = {}
        shops = Shop.objects.filter(is_demo=False).order_by("pk")
        for row in shops.values_list(*COLUMNS).iterator():
            pk, name, source, siret, phone, lng, lat, street, city = row
            position = None if lat is None else (lng, lat)
            address = _address(street, city)
            self.add(Known(pk, name, source, siret, phone, position, address))

    def add(self, known: Known) -> None:
        """Compare later rows with this shop, as it is now."""
        if known.pk is not None:
            before = self._by_pk.get(known.pk)
            if before:
                before.is_current = False
            self._by_pk[known.pk] = known
        if known.siret:
            self._by_siret[known.siret].append(known)
        if known.position:
            self._by_cell[_cell(known.position)].append(known)
        if known.address:
            self._by_address[known.address, core_name(known.name)].append(known)

    def find(self, new: Known) -> Known | None:
        """The shop that a new row may be; None when there is none.

        The same SIRET; or the same name or phone within 60 m, or the same name at the
        same address, unless both come from one source that tells them apart.
        """
        for known in self._by_siret.get(new.siret, ()):
            if known.is_current:
                return known
        for known in self._alike(new):
            if known.is_current and not _told_apart(known, new):
                return known
        return None

    def _alike(self, new: Known) -> Iterator[Known]:
        """Shops of the same name or phone that are near, or at the same address."""
        name = core_name(new.name)
        if new.address:
            yield from self._by_address.get((new.address, name), ())
        if not new.position:
            return
        column, line = _cell(new.position)
        for cell in ((column + x, line + y) for x in (-1, 0, 1) for y in (-1, 0, 1)):
            for known in self._by_cell.get(cell, ()):
                same_phone = bool(new.phone) and known.phone == new.phone
                if (same_phone or core_name(known.name) == name) and (
                    distance_m(known.position, new.position) <= NEAR_M
                ):
                    yield known


def _told_apart(known: Known, new: Known) -> bool:
    """Whether one source counts both as shops of their own, by their SIRETs."""
    return known.source == new.source and bool(known.siret and new.siret)


def _address(street: str, city: str) -> str:
    """Street and town to compare; "" without a street."""
    return folded(f"{street} {city}") if street else ""


def _cell(position: tuple[float, float]) -> tuple[int, int]:
    """The cell of a grid: in the metropolis 111 m high and 70 m wide."""
    lng, lat = position
    return floor(lng / CELL_DEGREES), floor(lat / CELL_DEGREES)
