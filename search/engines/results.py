"""Everything that follows from what was found: pages, groups, counts, distances."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import islice
from operator import and_, or_

from core import bitsets
from search.asking import Ask, Order
from search.choices import Kind
from search.engines.columns import Columns


@dataclass(eq=False)
class Results:
    """The documents that answer, as sets of positions.

    `tiers` are those with the words, best first, none twice; `parts` the answer to
    each filter in use alone.
    """

    columns: Columns
    ask: Ask
    tiers: list[int]
    parts: dict[str, int]

    def __post_init__(self) -> None:
        """Add the filter of the distance: only what has the words is measured."""
        within_m, point = self.ask.filters.within_m, self.ask.point
        if within_m is not None and point:
            found = bitsets.list_of(reduce(or_, self.tiers) & self.columns.located)
            away = self.columns.distances_m(point, found)
            near = (n for n, m in zip(found, away, strict=True) if m <= within_m)
            self.parts["within"] = bitsets.of_many(near, len(self.columns.ids))

    @cached_property
    def matching(self) -> int:
        """What answers the words and all filters."""
        return self.without()

    def without(self, *names: str) -> int:
        """What answers the words and the filters but some."""
        kept = (bits for part, bits in self.parts.items() if part not in names)
        return reduce(and_, kept, reduce(or_, self.tiers))

    def count_with(self, parts: dict[str, int]) -> int:
        """How many results there would be with these filters in the place of theirs."""
        return reduce(and_, parts.values(), self.without(*parts)).bit_count()

    def counts(self, name: str) -> dict[str, int]:
        """How many results each value of a filter would give, the others kept."""
        others = self.without(name)
        each = self.columns.facets[name].items()
        counted = ((value, (others & bits).bit_count()) for value, bits in each)
        return {value: count for value, count in counted if count}

    def page(self, start: int, stop: int) -> list[int]:
        """Positions from the `start`-th to before the `stop`-th, best first."""
        if self._is_by_distance:
            return self._nearest[max(0, start) : max(0, stop)]
        return self._slice(self.matching, start, stop)

    def groups(self, limit: int) -> dict[str, list[int]]:
        """The best few of each kind, in the order of kinds."""
        parts = {kind: self.columns.facet("kind", kind) for kind in Kind.values}
        found = {kind: self.matching & bits for kind, bits in parts.items()}
        best = self._first_nearest if self._is_by_distance else self._first
        return {kind: best(bits, limit) for kind, bits in found.items() if bits}

    def distances_m(self, positions: Iterable[int]) -> dict[int, float]:
        """How far these are from the point of departure, those with a position."""
        if not self.ask.point:
            return {}
        lats, lngs = self.columns.lats, self.columns.lngs
        known = [n for n in positions if None not in (lats[n], lngs[n])]
        away = self.columns.distances_m(self.ask.point, known)
        return dict(zip(known, away, strict=True))

    @property
    def _is_by_distance(self) -> bool:
        return self.ask.order is Order.DISTANCE and self.ask.point is not None

    def _first(self, among: int, limit: int) -> list[int]:
        return self._slice(among, 0, limit)

    def _first_nearest(self, among: int, limit: int) -> list[int]:
        inside = bitsets.Membership(among)
        return list(islice((n for n in self._nearest if n in inside), limit))

    @cached_property
    def _nearest(self) -> list[int]:
        """What answers, nearest first, what has no position last, then as relevant."""
        tiers = [tier & self.matching for tier in self.tiers]
        located = self.columns.located
        found = [n for tier in tiers for n in bitsets.list_of(tier & located)]
        away = self.columns.distances_m(self.ask.point or (0, 0), found)
        ordered = sorted(range(len(found)), key=away.__getitem__)
        rest = [n for tier in tiers for n in bitsets.list_of(tier & ~located)]
        return [found[at] for at in ordered] + rest

    def _slice(self, among: int, start: int, stop: int) -> list[int]:
        return _slice((tier & among for tier in self.tiers), start, stop)


def _slice(tiers: Iterable[int], start: int, stop: int) -> list[int]:
    """A slice of what stands in tiers one after the other."""
    positions: list[int] = []
    start = max(0, start)
    for tier in tiers:
        if stop <= 0:
            break
        count = tier.bit_count()
        if start < count:
            positions += bitsets.slice_of(tier, start, min(stop, count))
        start, stop = max(0, start - count), stop - count
    return positions
