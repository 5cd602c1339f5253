"""Events as iCalendar files: one event, one of its dates, or what answers a filter."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from icalendar import Calendar, Event

from core.head import absolute
from core.languages import public_path
from events.cards import price_words
from events.choices import EventKind, EventStatus
from events.days import ONE_DAY, wall
from events.feed_rows import FeedRow

STATUSES = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}
# How often programs should ask again.
REFRESH = timedelta(hours=6)
STAMP = "%Y%m%dT%H%M%SZ"


def calendar_of(rows: Iterable[FeedRow], name: str = "") -> bytes:
    """The .ics file of some dates (RFC 5545); `name` makes it one to subscribe to."""
    calendar = Calendar()
    calendar.add("prodid", "-//Enjoy-MEL//agenda//FR")
    calendar.add("version", "2.0")
    if name:
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", "Europe/Paris")
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
    for row in rows:
        calendar.add_component(_entry(row))
    return calendar.to_ical()


def stamp_of(moment: datetime) -> str:
    """ "20261128T190000Z": what names a date of an event in addresses and files."""
    return moment.astimezone(UTC).strftime(STAMP)


def _entry(row: FeedRow) -> Event:
    """One date; its UID follows from the event and the start, in every language."""
    when = row.when
    entry = Event()
    entry.add("uid", f"{row.key}-{stamp_of(when.starts_at)}@enjoy-mel")
    entry.add("dtstamp", row.changed_at.astimezone(UTC))
    entry.add("last-modified", row.changed_at.astimezone(UTC))
    entry.add("sequence", row.changes)
    entry.add("summary", _summary(row))
    entry.add("description", _description(row))
    entry.add("url", absolute(public_path(when.url_path, when.language)))
    entry.add("status", STATUSES.get(when.state, "CONFIRMED"))
    entry.add("categories", [str(EventKind(when.kind).label)])
    _add_span(entry, row)
    entry.add("location", row.location or row.online_url)
    if when.point:
        lng, lat = when.point
        entry.add("geo", (lat, lng))
    return entry


def _add_span(entry: Event, row: FeedRow) -> None:
    """Instants in UTC; whole days end on the day after, as the RFC asks."""
    when = row.when
    if when.all_day:
        entry.add("dtstart", wall(when.starts_at).date())
        entry.add("dtend", wall(when.ends_at).date() + ONE_DAY)
        entry.add("transp", "TRANSPARENT")
    else:
        entry.add("dtstart", when.starts_at.astimezone(UTC))
        entry.add("dtend", when.ends_at.astimezone(UTC))


def _summary(row: FeedRow) -> str:
    """The title; what does not go as planned is said before it."""
    if row.when.state == EventStatus.SCHEDULED:
        return row.when.title
    words = {"status": row.when.state.label, "title": row.when.title}
    return _("%(status)s: %(title)s") % words


def _description(row: FeedRow) -> str:
    """What changed, what it is, what it costs."""
    parts = (row.status_words, row.when.summary, price_words(row.when), row.online_url)
    return "\n".join(part for part in parts if part)
