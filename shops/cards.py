"""Fiches as cards."""

from collections.abc import Sequence
from datetime import datetime

from core import cards
from core.cards import Card
from core.models import CARD_FIELDS as PAGE_FIELDS
from places.cards import place_state
from places.clock import this_minute
from places.selectors import CARD_FIELDS as PLACE_FIELDS
from shops.models import ShopPage


CARD_FIELDS = (
    *PAGE_FIELDS,
    "shop__is_demo",
    *(f"shop__place__{name}" for name in PLACE_FIELDS if name != "cards"),
)


def shop_card(page: ShopPage, at: datetime) -> Card:
    """The card of a fiche whose `shop.place` is loaded; makes no query."""
    place = page.shop.place
    return Card(
        url=page.path_url,
        title=page.title,
        kind=page.prepared.get("kind", ""),
        picture=page.prepared.get("picture"),
        summary=page.summary,
        area=page.prepared.get("area", ""),
        state=place_state(place, at),
        lat=place.lat,
        lng=place.lng,
        demo=page.shop.is_demo,
    )


def load(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many fiches in one query."""
    at = this_minute()
    pages = ShopPage.objects.filter(pk__in=ids).select_related("locale", "shop__place")
    return {page.pk: shop_card(page, at) for page in pages.only(*CARD_FIELDS)}


cards.register("shops.ShopPage", load)
