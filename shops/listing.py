"""What answers a wish: the set of shops, their order, and the counts of filters."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import reduce
from operator import and_, or_

from core import bitsets
from core.geo.geometry import reach_m
from places.departure import point_of
from shops import offers
from shops.catalogue import Catalogue, Near
from shops.wish import Wish

MAX_ORDERS = 32


class SortKey(Enum):
    """What the list is ordered by; the page explains the order from these."""

    OPEN_FIRST = "open"
    DISTANCE = "distance"
    NAME = "name"


def sort_keys(wish: Wish) -> tuple[SortKey, ...]:
    """The keys by which the answer to a wish is ordered, the first one first."""
    if wish.has_point:
        return SortKey.OPEN_FIRST, SortKey.DISTANCE, SortKey.NAME
    return SortKey.OPEN_FIRST, SortKey.NAME


@dataclass(slots=True)
class Answer:
    """The shops that answer a wish at a moment, as sets of positions.

    `parts` has the answer to each filter in use alone; `distances` the metres from
    the visitor's point, for a wish that has one.
    """

    catalogue: Catalogue
    wish: Wish
    open_bits: int
    parts: dict[str, int]
    distances: dict[int, float]

    @property
    def matching(self) -> int:
        """The shops that answer the whole wish."""
        return self.without()

    @property
    def count(self) -> int:
        """How many they are."""
        return self.matching.bit_count()

    def without(self, *names: str) -> int:
        """The shops that answer the wish with some filters dropped."""
        kept = (bits for name, bits in self.parts.items() if name not in names)
        return reduce(and_, kept, self.catalogue.everything)

    def counts(self, kind: str) -> dict[str, int]:
        """How many shops each value of a filter would give, the others kept."""
        if not self.parts.keys() - {kind}:
            return self.catalogue.totals.get(kind, {})
        others = self.without(kind)
        values = self.catalogue.facets.get(kind, {})
        return {value: (others & bits).bit_count() for value, bits in values.items()}

    def page(self, start: int, stop: int) -> list[int]:
        """Positions from the `start`-th to before the `stop`-th, in order."""
        found = self.matching
        parts = (found & self.open_bits, found & ~self.open_bits)
        positions: list[int] = []
        for part in parts:
            count = part.bit_count()
            if start < count and stop > 0:
                positions += self._slice(part, start, min(stop, count))
            start, stop = max(0, start - count), stop - count
        return positions

    def _slice(self, part: int, start: int, stop: int) -> list[int]:
        """A slice of one part: by distance when there is a point, else by name."""
        if SortKey.DISTANCE not in sort_keys(self.wish):
            return bitsets.slice_of(part, start, stop)
        among = bitsets.Membership(part)
        ordered = [position for position in self.distances if position in among]
        return ordered[start:stop]


def answer(wish: Wish, shops: Catalogue, at: datetime) -> Answer:
    """Everything that follows from a wish; `at` is the minute of the page."""
    moment = wish.at or at
    is_now = moment == at
    stamp = moment.timestamp()
    open_bits = shops.board.now(stamp) if is_now else shops.board.at_moment(stamp)
    nearby = _nearby(wish, shops)
    parts = {
        kind: _any(shops, kind, values)
        for kind, values in (
            ("category", wish.categories),
            ("territory", wish.territories),
            ("district", wish.districts),
            ("language", wish.languages),
        )
        if values
    }
    if wish.access:
        parts["access"] = reduce(and_, (shops.facet("access", v) for v in wish.access))
    if wish.open_now:
        parts["open"] = shops.open_at(at)
    if wish.at:
        parts["at"] = open_bits
    if wish.offer:
        parts["offer"] = _with_offer(shops, moment)
    if nearby is not None:
        size = len(shops.pks)
        parts["point"] = bitsets.of((near.position for near in nearby), size)
    distances = {near.position: near.distance_m for near in nearby or ()}
    return Answer(shops, wish, open_bits, parts, distances)


def _any(shops: Catalogue, kind: str, values: frozenset[str]) -> int:
    """The shops that have one of the values."""
    return reduce(or_, (shops.facet(kind, value) for value in values))


def _with_offer(shops: Catalogue, at: datetime) -> int:
    """The shops that have an offer."""
    known = (shops.by_shop.get(key) for key in offers.shops_with_offer(at))
    size = len(shops.pks)
    return bitsets.of((found for found in known if found is not None), size)


def _nearby(wish: Wish, shops: Catalogue) -> list[Near] | None:
    """The shops within the walk that is asked for; None without a point."""
    point = point_of(wish)
    if point is None:
        return [] if wish.has_point else None
    key = (*point, wish.walk_min)
    found = shops.orders.get(key)
    if found is None:
        # Another thread may empty it at any moment.
        if len(shops.orders) >= MAX_ORDERS:
            shops.orders.clear()
        found = shops.orders[key] = shops.within(*point, reach_m(wish.walk_min))
    return found
