"""Which shops to show of many: around a point, or of a set; open ones first."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from core import bitsets, languages
from core.cards import Card
from core.geo.geometry import reach_m
from shops.cards import rows_of, shop_card
from shops.catalogue import Catalogue, catalogue
from shops.nearby import cards_of

AROUND_M = reach_m(16)
CANDIDATES = 60


def shops_around(
    lat: float, lng: float, at: datetime, limit: int, among: int | None = None
) -> list[Card]:
    """Shops (`among` them, None: of all) nearest to a point, open ones first; one query."""
    language = languages.active()
    shops = catalogue(language)
    wanted = shops.located if among is None else among & shops.located
    near = shops.nearest(lat, lng, wanted, CANDIDATES, AROUND_M)
    chosen = open_first(shops, [found.position for found in near], at, limit)
    return cards_of([near[number] for number in chosen], language, at)


def shops_among(shops: Catalogue, among: int, at: datetime, limit: int) -> list[Card]:
    """Some shops of a set, open ones first, of many trades; one query."""
    open_bits = shops.open_at(at)
    positions = bitsets.slice_of(among & open_bits, 0, CANDIDATES)
    positions += bitsets.slice_of(among & ~open_bits, 0, limit)
    chosen = open_first(shops, positions, at, limit)
    keys = [shops.pks[positions[number]] for number in chosen]
    rows = rows_of(keys)
    return [shop_card(rows[key], at) for key in keys if key in rows]


def open_first(
    shops: Catalogue, positions: Sequence[int], at: datetime, limit: int
) -> list[int]:
    """Which `limit` of these shops to show, as indexes of `positions`.

    Open ones come first, and one of each trade before a second of any.
    """
    is_open = bitsets.Membership(shops.open_at(at))
    seen: Counter[str] = Counter()
    ranked = []
    for number, position in enumerate(positions):
        trade = shops.categories[position]
        ranked.append((position not in is_open, seen[trade], number))
        seen[trade] += 1
    return [number for _closed, _turn, number in sorted(ranked)[:limit]]
