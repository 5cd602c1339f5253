"""Events of the coming days near a point or at a place, for other pages."""

from datetime import datetime

from core import versions
from core.cards import Card
from core.sections import section_url
from events.cards import DateRow, dated_card, rows_of
from events.choices import EventStatus
from events.diary import diary
from events.models import SECTION_SLUGS
from places import nearby, programme
from places.cards import walk_words
from places.clock import this_minute
from places.nearby import NEAR_M, Point
from places.programme import Programme

MAX_EVENTS = 3
MAX_AT_PLACE = 6
DAYS_AHEAD = 7
ON = (EventStatus.SCHEDULED, EventStatus.FULL)
# NEAR_M in degrees, rounded up: who is farther north or south is not near.
NEAR_DEGREES = NEAR_M / 110_000


@versions.kept
def coming(language: str) -> list[DateRow]:
    """The dates of a week at known points, in the active language, in their order.

    One query when content is new, which the job of the agenda says each night.
    """
    known, today = diary(language), this_minute().date().toordinal()
    start, stop = known.from_to(today + 1, today + DAYS_AHEAD)
    positions = [*known.on_day(today).positions, *range(start, stop)]
    keys = [known.pks[position] for position in positions]
    found = rows_of(keys)
    dates = [found[key] for key in keys if key in found]
    return [when for when in dates if when.point and when.state in ON]


def events_near(point: Point, language: str, at: datetime) -> list[Card]:
    """What is on near a point within a week, the soonest first; each event once."""
    found: dict[int, Card] = {}
    for when in coming(language):
        lng, lat = when.point
        if abs(lat - point.lat) > NEAR_DEGREES:
            continue
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


def events_at(place_id: int, language: str, at: datetime) -> Programme:
    """The next date of each event at a place; one query when there is any."""
    known, stamp = diary(language), at.timestamp()
    next_dates: dict[int, int] = {}
    for position in known.by_place.get(place_id, ()):
        if known.ends[position] > stamp:
            next_dates.setdefault(known.event_ids[position], known.pks[position])
    keys = list(next_dates.values())[:MAX_AT_PLACE]
    rows = rows_of(keys)
    cards = [dated_card(rows[key]) for key in keys if key in rows]
    return Programme(cards, section_url(SECTION_SLUGS))


nearby.register("events", events_near)
programme.register(events_at)
