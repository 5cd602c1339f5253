"""Events as iCalendar files."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from core.head import absolute
from events.choices import EventStatus
from events.models import EventDate, EventPage
from places.hours.timeline import PARIS

STATUSES = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}


def calendar_of(page: EventPage, dates: list[EventDate]) -> bytes:
    """The .ics file of an event with all its dates (RFC 5545)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Enjoy-MEL//agenda//FR")
    calendar.add("version", "2.0")
    for when in dates:
        calendar.add_component(_entry(page, when))
    return calendar.to_ical()


def _entry(page: EventPage, when: EventDate) -> Event:
    """One date; whole days end on the day after, as the RFC asks."""
    entry = Event()
    entry.add("uid", f"{page.translation_key}-{when.pk}@enjoy-mel")
    entry.add("dtstamp", page.last_published_at or when.starts_at)
    entry.add("summary", page.title)
    entry.add("description", page.summary)
    entry.add("url", absolute(page.path_url))
    entry.add("status", STATUSES.get(EventStatus(page.status), "CONFIRMED"))
    if when.all_day:
        first, last = (
            t.astimezone(PARIS).date() for t in (when.starts_at, when.ends_at)
        )
        entry.add("dtstart", first)
        entry.add("dtend", last + timedelta(days=1))
    else:
        entry.add("dtstart", when.starts_at.astimezone(UTC))
        entry.add("dtend", when.ends_at.astimezone(UTC))
    place = page.place
    line = place.address_line if place else ""
    entry.add("location", ", ".join(part for part in (page.place_words, line) if part))
    if page.point:
        lng, lat = page.point
        entry.add("geo", (lat, lng))
    return entry
