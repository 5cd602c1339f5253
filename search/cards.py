"""Documents as cards: what the loaders of each kind give, from one query for all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from core.cards import Card
from core.statements import ByKeys
from events.next_dates import put_next_date
from places.cards import place_state, state_today
from search.choices import Kind
from search.models import SearchDocument
from search.service import MOST_SHOWN

FIELDS = (
    "pk",
    "kind",
    "object_id",
    "language",
    "title",
    "summary",
    "url",
    "lat",
    "lng",
    "shown",
    "place__hours_compiled",
    "place__hours_confirmed_at",
    "place__district_id",
    "place__answered_days",
)
ROWS = ByKeys(
    lambda keys: (
        SearchDocument.objects.filter(pk__in=keys).order_by().values_list(*FIELDS)
    ),
    most=MOST_SHOWN,
)


class Row(NamedTuple):
    """What a card reads of a document: the values of FIELDS."""

    pk: int
    kind: str
    object_id: int
    language: str
    title: str
    summary: str
    url: str
    lat: float | None
    lng: float | None
    shown: dict[str, Any]
    hours_compiled: str | None
    hours_confirmed_at: datetime | None
    district_id: int | None
    answered_days: dict[str, Any] | None


def cards_of(ids: Sequence[int], language: str, at: datetime) -> dict[int, Card]:
    """Cards of documents by their key, at the minute of the page; at most one query.

    `language` is the active one. What is no longer there has no card.
    """
    cards = {}
    for row in map(Row._make, ROWS(ids)):
        card = cards[row.pk] = _card(row)
        if row.kind == Kind.SHOP:
            card.state, card.pk = state_today(row, at), row.object_id
        elif row.kind == Kind.SIGHT:
            card.state = place_state(row, at)
        elif row.kind == Kind.EVENT:
            put_next_date(card, row.object_id, language, at)
    return cards


def _card(row: Row) -> Card:
    """What a document says by itself."""
    shown = row.shown
    return Card(
        url=row.url,
        title=row.title,
        page_id=row.object_id,
        kind=shown.get("kind", ""),
        picture=shown.get("picture"),
        tag=shown.get("tag", ""),
        tag_css=shown.get("tag_css", "soft"),
        area=shown.get("area", ""),
        facts=list(shown.get("facts", ())),
        struck=shown.get("struck", False),
        lat=row.lat,
        lng=row.lng,
        demo=shown.get("demo", False),
        summary=row.summary,
    )
