"""Events as cards."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform
from django.utils import timezone
from django.utils.translation import gettext as _

from core import cards, languages
from core.cards import Card
from core.formats import date_words
from core.languages import public_path
from events.choices import EventKind, EventStatus
from events.models import EventDate, EventPage
from places.hours.timeline import PARIS
from places.hours.wording import clock_words

TAGS = {EventStatus.CANCELLED: "alert", EventStatus.POSTPONED: "alert"}


class DateRow(NamedTuple):
    """What a card reads of a date, its event and where it happens.

    `place_card` is what the page of the place shows in the language of the event.
    """

    starts_at: datetime
    ends_at: datetime
    all_day: bool
    event_id: int
    title: str
    summary: str
    url_path: str
    language: str
    picture: dict[str, Any] | None
    kind: str
    status: str
    is_free: bool
    price_words: str
    venue_words: str
    location: dict[str, Any] | None
    is_demo: bool
    place_id: int | None
    place_name: str | None
    lat: float | None
    lng: float | None
    place_card: dict[str, Any] | None

    @property
    def point(self) -> tuple[float, float] | None:
        """(lng, lat) of where it happens; None when that is not known."""
        if self.lng is not None and self.lat is not None:
            return self.lng, self.lat
        if self.location:
            lng, lat = self.location["coordinates"][:2]
            return lng, lat
        return None

    @property
    def place_words(self) -> str:
        """The name of where it happens."""
        if self.place_card:
            return self.place_card["title"]
        return self.place_name or self.venue_words


def date_rows(dates: QuerySet[EventDate], language: str) -> QuerySet:
    """The values of DateRow of these dates."""
    return dates.annotate(
        place_card=KeyTransform(language, "event__place__cards")
    ).values_list(
        "starts_at",
        "ends_at",
        "all_day",
        "event_id",
        "event__title",
        "event__summary",
        "event__url_path",
        "event__locale__language_code",
        "event__prepared__picture",
        "event__kind",
        "event__status",
        "event__is_free",
        "event__price_words",
        "event__venue_words",
        "event__location",
        "event__is_demo",
        "event__place_id",
        "event__place__name",
        "event__place__lat",
        "event__place__lng",
        "place_card",
    )


def date_card(when: DateRow) -> Card:
    """The card of one date."""
    status, point = EventStatus(when.status), when.point
    planned, price = status == EventStatus.SCHEDULED, price_words(when)
    return Card(
        url=public_path(when.url_path, when.language),
        title=when.title,
        kind=str(EventKind(when.kind).label),
        picture=when.picture,
        summary=when.summary,
        hour=hour_words(when),
        area=when.place_words,
        facts=[price] if price else [],
        tag="" if planned else str(status.label),
        tag_css=TAGS.get(status, "soft"),
        struck=status == EventStatus.CANCELLED,
        lat=point[1] if point else None,
        lng=point[0] if point else None,
        demo=when.is_demo,
    )


def hour_words(when: DateRow) -> str:
    """ "20 h", or "until 3 January" for a run over several days."""
    if when.all_day:
        last = when.ends_at.astimezone(PARIS).date()
        return _("until %(date)s") % {"date": date_words(last, when.language, "day")}
    return clock_words(when.starts_at.astimezone(PARIS).time(), when.language)


def price_words(event: DateRow | EventPage) -> str:
    """The price in a few words; empty when it is not known."""
    return _("Free") if event.is_free else event.price_words


def load(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many events by their next date, else their last; one query."""
    dates = EventDate.objects.filter(event__in=ids).order_by("starts_at")
    now = timezone.now()
    chosen: dict[int, DateRow] = {}
    for when in (DateRow(*row) for row in date_rows(dates, languages.active())):
        kept = chosen.get(when.event_id)
        if kept is None or kept.ends_at < now:
            chosen[when.event_id] = when
    return {event_id: dated_card(when) for event_id, when in chosen.items()}


def dated_card(when: DateRow) -> Card:
    """A card that says the day, for where no heading does."""
    card = date_card(when)
    if not when.all_day:
        day = date_words(
            when.starts_at.astimezone(PARIS).date(), when.language, "short"
        )
        card.hour = f"{day}, {card.hour}"
    return card


cards.register("events.EventPage", load)
