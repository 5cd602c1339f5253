"""Events of the coming days near a point, for the pages of shops and sights."""

from datetime import date, datetime, timedelta

from core import versions
from core.cards import Card
from events import agenda
from events.cards import DateRow, dated_card
from events.choices import EventStatus
from events.models import EventDate
from places import nearby
from places.cards import walk_words
from places.nearby import NEAR_M, Point

MAX_EVENTS = 3
AHEAD = timedelta(days=7)


@versions.kept
def coming(language: str, today: date) -> list[DateRow]:
    """The dates of a week, in the active language; one query when content is new."""
    found = agenda.dates(today, today + AHEAD, frozenset())
    on = (EventStatus.SCHEDULED, EventStatus.FULL)
    return [when for when in found if when.point and when.status in on]


def events_near(point: Point, language: str, at: datetime) -> list[Card]:
    """What is on near a point within a week, the soonest first; each event once."""
    found: dict[int, Card] = {}
    for when in coming(language, at.date()):
        lng, lat = when.point
        distance_m = point.away_m(lat, lng)
        if when.ends_at <= at or distance_m > NEAR_M or when.event_id in found:
            continue
        found[when.event_id] = _card(when, distance_m)
        if len(found) == MAX_EVENTS:
            break
    return list(found.values())


def _card(when: DateRow, distance_m: float) -> Card:
    """A card that says the day, the hour and the walk."""
    card = dated_card(when)
    card.facts = [walk_words(distance_m), *card.facts]
    return card


versions.watch(EventDate)
nearby.register("events", events_near)
