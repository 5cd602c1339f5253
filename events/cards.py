"""Events as cards."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform
from django.utils import timezone
from django.utils.translation import gettext as _

from core import cards, languages
from core.cards import Card
from core.formats import date_words
from core.languages import public_path
from core.pagination import PER_PAGE
from core.statements import ByKeys
from events import where
from events.choices import EventKind, EventStatus
from events.days import Span, is_run, wall
from events.hours import hour_words, night_words
from events.models import EventDate, EventPage

TAGS = {EventStatus.CANCELLED: "alert", EventStatus.POSTPONED: "alert"}


class DateRow(NamedTuple):
    """What a card reads of a date, its event and where it happens.

    `place_card` is what the page of the place shows in the language of the event.
    """

    pk: int
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    is_cancelled: bool
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
        return where.point_of(self.lng, self.lat, self.location)

    @property
    def place_words(self) -> str:
        """The name of where it happens."""
        return where.words_of(self.place_card, self.place_name, self.venue_words)

    @property
    def state(self) -> EventStatus:
        """Whether this date takes place; one may be cancelled alone."""
        return EventStatus.CANCELLED if self.is_cancelled else EventStatus(self.status)


COLUMNS = (
    "pk",
    "starts_at",
    "ends_at",
    "all_day",
    "is_cancelled",
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


def date_rows(dates: QuerySet[EventDate], language: str) -> QuerySet:
    """The values of DateRow of these dates."""
    card = KeyTransform(language, "event__place__cards")
    return dates.annotate(place_card=card).values_list(*COLUMNS)


ROWS = ByKeys(
    lambda language, keys: date_rows(
        EventDate.objects.filter(pk__in=keys).order_by(), language
    ),
    most=PER_PAGE,
)


def rows_of(keys: Sequence[int]) -> dict[int, DateRow]:
    """The rows of dates by their key, in the active language; at most one query."""
    return {row[0]: DateRow(*row) for row in ROWS(languages.active(), keys)}


def date_card(when: DateRow, day: date | None = None) -> Card:
    """The card of one date, below the day that lists it."""
    status, point = when.state, when.point
    facts = [night_words(when, when.language), price_words(when)]
    return Card(
        url=public_path(when.url_path, when.language),
        title=when.title,
        page_id=when.event_id,
        kind=str(EventKind(when.kind).label),
        picture=when.picture,
        summary=when.summary,
        hour=hour_words(when, when.language, day),
        area=when.place_words,
        facts=[fact for fact in facts if fact],
        tag="" if status == EventStatus.SCHEDULED else str(status.label),
        tag_css=TAGS.get(status, "soft"),
        struck=status == EventStatus.CANCELLED,
        lat=point[1] if point else None,
        lng=point[0] if point else None,
        demo=when.is_demo,
    )


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
    card.hour = dated_hour(when, when.language)
    return card


def dated_hour(when: Span, language: str) -> str:
    """ "Sat 28 Nov, 8 pm"; "until 3 Jan" for what goes on over days."""
    hour = hour_words(when, language)
    if is_run(when):
        return hour
    day = date_words(wall(when.starts_at).date(), language, "short")
    return f"{day}, {hour}"


cards.register("events.EventPage", load)
