"""The dates of an event, from what its editors say: one row for each, kept true."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.utils import timezone

from dateutil.rrule import rrulestr

from events.choices import Repeat
from places.hours.timeline import PARIS

if TYPE_CHECKING:
    from events.models import EventPage, EventTime

# What repeats without end is listed this far ahead; a job goes on each night.
AHEAD = timedelta(days=400)
MOST_DATES = 1000
FREQUENCIES = {
    Repeat.DAILY: "DAILY",
    Repeat.WEEKLY: "WEEKLY",
    Repeat.MONTHLY: "MONTHLY",
    Repeat.YEARLY: "YEARLY",
}


class When(NamedTuple):
    """One date, as EventDate holds it."""

    starts_at: datetime
    ends_at: datetime
    all_day: bool
    is_cancelled: bool


def rule_of(when: "EventTime") -> str:
    """The repetition as an RRULE (RFC 5545), in Paris wall time; "" for none.

    Monthly means the same weekday of the month: "the first Sunday".
    """
    if when.repeat not in FREQUENCIES:
        return ""
    parts = [f"FREQ={FREQUENCIES[Repeat(when.repeat)]}"]
    if when.interval > 1:
        parts.append(f"INTERVAL={when.interval}")
    if when.repeat == Repeat.WEEKLY and when.weekdays:
        parts.append("BYDAY=" + ",".join(day.upper() for day in when.weekdays))
    if when.repeat == Repeat.MONTHLY:
        parts.append(f"BYDAY={_nth_weekday(when.starts_at.astimezone(PARIS))}")
    if when.until:
        parts.append(f"UNTIL={when.until:%Y%m%d}T235959")
    return ";".join(parts)


def _nth_weekday(start: datetime) -> str:
    """ "1SU" for a first Sunday; what lies after the fourth week counts as the last."""
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[start.weekday()]
    nth = (start.day - 1) // 7 + 1
    return f"{nth}{day}" if nth < 5 else f"-1{day}"


def expand(when: "EventTime", today: date) -> Iterator[When]:
    """The dates of one time, in order; of a repetition those within AHEAD of today."""
    if not rule_of(when):
        yield When(when.starts_at, when.ends_at, when.all_day, when.is_cancelled)
        return
    start, end = (t.astimezone(PARIS) for t in (when.starts_at, when.ends_at))
    # Wall times without a zone: the rule counts days, and the clock may change.
    length = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    first, last = (datetime.combine(today + ahead, time()) for ahead in (-AHEAD, AHEAD))
    for wall in _walls(when, start.replace(tzinfo=None), first):
        if wall > last:
            return
        yield When(_at(wall), _at(wall + length), when.all_day, when.is_cancelled)


def _walls(when: "EventTime", start: datetime, first: datetime) -> Iterator[datetime]:
    """Wall times in Paris from `first` on, without the days left out; at most 1,000."""
    rule = rrulestr(rule_of(when), dtstart=start)
    left_out = set(when.except_on)
    walls = rule.xafter(first, inc=True)
    kept = (wall for wall in walls if wall.date().isoformat() not in left_out)
    return islice(kept, MOST_DATES)


def _at(wall: datetime) -> datetime:
    """The instant of a wall time in Paris; the first of two in an autumn night."""
    return wall.replace(tzinfo=PARIS)


def write_dates(event: "EventPage") -> int:
    """Make the rows of EventDate equal to what the times say; how many changed.

    Rows that stay true keep their number.
    """
    model: Any = apps.get_model("events", "EventDate")
    today = timezone.localdate()
    wanted = {when for time_ in event.times.all() for when in expand(time_, today)}
    kept: set[When] = set()
    gone = []
    for row in model.objects.filter(event=event.pk):
        when = When(row.starts_at, row.ends_at, row.all_day, row.is_cancelled)
        if when in wanted and when not in kept:
            kept.add(when)
        else:
            gone.append(row.pk)
    model.objects.filter(pk__in=gone).delete()
    made = [model(event=event, **when._asdict()) for when in sorted(wanted - kept)]
    model.objects.bulk_create(made)
    return len(gone) + len(made)
