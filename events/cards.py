"""Events as cards."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from core import cards
from core.cards import Card
from core.models import CARD_FIELDS as PAGE_FIELDS
from core.formats import date_words
from events.choices import EventKind, EventStatus
from events.models import EventDate, EventPage
from places.hours.timeline import PARIS
from places.hours.wording import clock_words

# What the card of a date reads of its event and of where it happens.
CARD_FIELDS = (
    "starts_at",
    "ends_at",
    "all_day",
    *(f"event__{name}" for name in PAGE_FIELDS),
    *(
        f"event__{name}"
        for name in ("kind", "status", "is_free", "price_words", "venue_words")
    ),
    "event__location",
    "event__is_demo",
    "event__place__name",
    "event__place__cards",
    "event__place__lat",
    "event__place__lng",
)
TAGS = {EventStatus.CANCELLED: "alert", EventStatus.POSTPONED: "alert"}


def date_card(when: EventDate) -> Card:
    """The card of one date; `event.locale` and `event.place` are loaded."""
    event = when.event
    language, status = event.locale.language_code, EventStatus(event.status)
    point = event.point
    planned = status == EventStatus.SCHEDULED
    return Card(
        url=event.path_url,
        title=event.title,
        kind=str(EventKind(event.kind).label),
        picture=event.prepared.get("picture"),
        summary=event.summary,
        hour=hour_words(when, language),
        area=event.place_words,
        facts=[price_words(event)] if price_words(event) else [],
        tag="" if planned else str(status.label),
        tag_css=TAGS.get(status, "soft"),
        struck=status == EventStatus.CANCELLED,
        lat=point[1] if point else None,
        lng=point[0] if point else None,
        demo=event.is_demo,
    )


def hour_words(when: EventDate, language: str) -> str:
    """ "20 h", or "until 3 January" for a run over several days."""
    if when.all_day:
        last = when.ends_at.astimezone(PARIS).date()
        return _("until %(date)s") % {"date": date_words(last, language, "day")}
    return clock_words(when.starts_at.astimezone(PARIS).time(), language)


def price_words(event: EventPage) -> str:
    """The price in a few words; empty when it is not known."""
    return _("Free") if event.is_free else event.price_words


def load(ids: Sequence[int]) -> dict[int, Card]:
    """Cards of many events by their next date, else their last; one query."""
    dates = EventDate.objects.filter(event__in=ids).select_related(
        "event__locale", "event__place"
    )
    now = timezone.now()
    chosen: dict[int, EventDate] = {}
    for when in dates.order_by("starts_at"):
        kept = chosen.get(when.event_id)
        if kept is None or kept.ends_at < now:
            chosen[when.event_id] = when
    found = {}
    for event_id, when in chosen.items():
        card = date_card(when)
        day = when.starts_at.astimezone(PARIS).date()
        card.hour = card.hour if when.all_day else _day_and_hour(card.hour, day, when)
        found[event_id] = card
    return found


def _day_and_hour(hour: str, day: object, when: EventDate) -> str:
    """The day before the hour, where no heading says the day."""
    language = when.event.locale.language_code
    return f"{date_words(day, language, 'short')}, {hour}"


cards.register("events.EventPage", load)
