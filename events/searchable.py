"""Events as the search knows them, until their last date is over."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from core import languages, searchable
from core.blocks.words import plain_body
from core.plain_text import one_below_another
from core.searchable import Description, of_page
from core.serving import public_anywhere
from events import where
from events.cards import TAGS
from events.choices import EventKind, EventStatus
from events.models import EventDate, EventPage
from places.areas import Area, Areas, where_words

FIELDS = (
    *searchable.PAGE_FIELDS,
    "body",
    "prepared__picture",
    "kind",
    "status",
    "status_words",
    "is_free",
    "price_words",
    "for_families",
    "organiser",
    "access_words",
    "venue_words",
    "location",
    "is_demo",
    "place__name",
    "place__cards",
    "place__street_address",
    "place__postal_code",
    "place__city",
    "place__district_id",
    "place__lat",
    "place__lng",
)


class Row(NamedTuple):
    """What is described of an event: the values of FIELDS."""

    pk: int
    family: UUID
    language: str
    title: str
    summary: str
    url_path: str
    body: Any
    picture: dict[str, Any] | None
    kind: str
    status: str
    status_words: str
    is_free: bool
    price_words: str
    for_families: bool
    organiser: str
    access_words: str
    venue_words: str
    location: dict[str, Any] | None
    is_demo: bool
    place_name: str | None
    place_cards: dict[str, Any] | None
    street: str | None
    postal_code: str | None
    city: str | None
    district_id: int | None
    lat: float | None
    lng: float | None

    @property
    def point(self) -> tuple[float | None, float | None]:
        """(lng, lat) of where it happens."""
        return where.point_of(self.lng, self.lat, self.location) or (None, None)

    @property
    def place_words(self) -> str:
        """The name of where it happens, as cards show it."""
        card = (self.place_cards or {}).get(self.language)
        return where.words_of(card, self.place_name, self.venue_words)


@cache
def _labels() -> dict[str, dict[str, str]]:
    """The words of kinds, states and prices in each language, by their codes."""
    return languages.in_each(
        lambda: {
            **{value: str(label) for value, label in EventKind.choices},
            **{f"is_{value}": str(label) for value, label in EventStatus.choices},
            "free": _("Free"),
            "families": _("for families"),
        }
    )


def describe(ids: Sequence[int]) -> Iterator[Description]:
    """The public events among these pages that are not over; three queries."""
    dates = EventDate.objects.filter(event__in=ids).order_by().values_list("event_id")
    lasting = {
        event_id: (starts_at, ends_at)
        for event_id, starts_at, ends_at in dates.annotate(
            Min("starts_at"), Max("ends_at")
        )
        if ends_at > timezone.now()
    }
    if not lasting:
        return
    shown = public_anywhere(EventPage.objects).filter(pk__in=list(lasting))
    areas = Areas()
    for values in shown.order_by().values_list(*FIELDS):
        row = Row(*values)
        area = areas.of(row.district_id, row.language)
        yield _description(row, area, *lasting[row.pk])


def _description(
    row: Row, area: Area, starts_at: datetime, ends_at: datetime
) -> Description:
    labels, (lng, lat) = _labels()[row.language], row.point
    price = labels["free"] if row.is_free else row.price_words
    texts = (plain_body(row.body), row.status_words, row.price_words, row.access_words)
    return of_page(
        row,
        "event",
        body=one_below_another(texts),
        keywords=_keywords(row, area),
        category=row.kind,
        category_name=labels[row.kind],
        **area._asdict(),
        lat=lat,
        lng=lng,
        starts_at=starts_at,
        ends_at=ends_at,
        shown={
            "kind": labels[row.kind],
            "picture": row.picture,
            "area": row.place_words,
            "facts": [price] if price else [],
            "demo": row.is_demo,
            **_tag(row),
        },
    )


def _keywords(row: Row, area: Area) -> tuple[str, ...]:
    """What it is, for whom, where and by whom."""
    labels = _labels()[row.language]
    return (
        labels[row.kind],
        labels["free"] if row.is_free else "",
        labels["families"] if row.for_families else "",
        row.place_words,
        row.place_name or "",
        row.venue_words,
        row.organiser,
        *where_words(area, row),
    )


def _tag(row: Row) -> dict[str, Any]:
    """What its card says of an event that is not as planned; "struck" when it is off."""
    status = EventStatus(row.status)
    if status == EventStatus.SCHEDULED:
        return {}
    words = _labels()[row.language][f"is_{status}"]
    return {
        "tag": words,
        "tag_css": TAGS.get(status, "soft"),
        "struck": status == EventStatus.CANCELLED,
    }


searchable.register(EventPage, describe)
