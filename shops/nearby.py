"""Shops near a point, for the pages of shops, sights and events."""

from datetime import datetime

from core.cards import Card
from places import nearby
from places.cards import walk_words
from places.nearby import NEAR_M, Point
from shops.cards import rows_of, shop_card
from shops.catalogue import Near, catalogue

MAX_SHOPS = 4


def shops_near(point: Point, language: str, at: datetime) -> list[Card]:
    """The nearest shops, open or not: their cards say it; one query."""
    shops = catalogue(language)
    found = shops.nearest(point.lat, point.lng, shops.located, MAX_SHOPS + 1)
    others = [
        near
        for near in found
        if shops.place_ids[near.position] != point.place_id
        and near.distance_m <= NEAR_M
    ]
    return cards_of(others[:MAX_SHOPS], language, at)


def cards_of(found: list[Near], language: str, at: datetime) -> list[Card]:
    """Cards that say how long the walk takes; one query, none for nothing."""
    if not found:
        return []
    shops = catalogue(language)
    rows = rows_of([shops.pks[near.position] for near in found])
    cards = []
    for near in found:
        row = rows.get(shops.pks[near.position])
        if row is not None:
            card = shop_card(row, at)
            card.facts = [walk_words(near.distance_m)]
            cards.append(card)
    return cards


nearby.register("shops", shops_near)
