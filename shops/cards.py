"""Fiches as cards."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from core import cards
from core.cards import Card
from core.languages import public_path
from core.pagination import PER_PAGE
from core.statements import ByKeys
from places.cards import state_today
from places.clock import this_minute
from shops.models import ShopPage

FIELDS = (
    "pk",
    "title",
    "summary",
    "url_path",
    "locale__language_code",
    "prepared",
    "shop__is_demo",
    "shop__place__hours_compiled",
    "shop__place__hours_confirmed_at",
    "shop__place__lat",
    "shop__place__lng",
    "shop__place__district_id",
    "shop__place__answered_days",
)


class ShopRow(NamedTuple):
    """What a card reads of a fiche: the values of FIELDS."""

    pk: int
    title: str
    summary: str
    url_path: str
    language: str
    prepared: dict[str, Any]
    is_demo: bool
    hours_compiled: str
    hours_confirmed_at: datetime | None
    lat: float | None
    lng: float | None
    district_id: int | None
    answered_days: dict[str, Any]


def shop_card(row: ShopRow, at: datetime) -> Card:
    """The card of a fiche."""
    return Card(
        url=public_path(row.url_path, row.language),
        title=row.title,
        kind=row.prepared.get("kind", ""),
        picture=row.prepared.get("picture"),
        summary=row.summary,
        area=row.prepared.get("area", ""),
        state=state_today(row, at),
        lat=row.lat,
        lng=row.lng,
        pk=row.pk,
        page_id=row.pk,
        demo=row.is_demo,
    )


ROWS = ByKeys(
    lambda keys: (
        ShopPage.objects.filter(pk__in=keys, live=True).order_by().values_list(*FIELDS)
    ),
    most=PER_PAGE,
)


def rows_of(keys: Sequence[int]) -> dict[int, ShopRow]:
    """The rows of fiches by their key; at most one query."""
    return {row[0]: ShopRow(*row) for row in ROWS(keys)}


def load(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many fiches in one query."""
    at = this_minute()
    rows = ShopPage.objects.filter(pk__in=ids).values_list(*FIELDS)
    return {row[0]: shop_card(ShopRow(*row), at) for row in rows}


cards.register("shops.ShopPage", load)
