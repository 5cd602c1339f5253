"""The dates of an event, from what its editors say: one row for each, kept true."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from dateutil.rrule import rrulestr

from core import versions
from events.choices import Repeat
from events.days import instant, wall, whole_days

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
WEEKDAY_CODES = ("mo", "tu", "we", "th", "fr", "sa", "su")


class When(NamedTuple):
    """One date, as EventDate holds it; UTC instants."""

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
        nth, weekday = nth_weekday(wall(when.starts_at).date())
        parts.append(f"BYDAY={nth}{WEEKDAY_CODES[weekday].upper()}")
    if when.until:
        parts.append(f"UNTIL={when.until:%Y%m%d}T235959")
    return ";".join(parts)


def nth_weekday(day: date) -> tuple[int, int]:
    """(1, 6) for a first Sunday; what lies after the fourth week is the last: -1."""
    nth = (day.day - 1) // 7 + 1
    return nth if nth < 5 else -1, day.weekday()


def walls_of(when: "EventTime") -> tuple[datetime, datetime]:
    """From when to when on the clocks of Paris, without a zone."""
    start, end = wall(when.starts_at), wall(when.ends_at)
    return whole_days(start.date(), end.date()) if when.all_day else (start, end)


def walls(when: "EventTime", first: datetime | None = None) -> Iterator[datetime]:
    """Wall times in Paris at which a repetition begins, without the days left out.

    From `first` on, or from its very beginning; at most one more than 1,000.
    """
    start, _end = walls_of(when)
    rule = rrulestr(rule_of(when), dtstart=start)
    left_out = set(when.except_on)
    found = rule.xafter(first, inc=True) if first else iter(rule)
    kept = (at for at in found if at.date().isoformat() not in left_out)
    return islice(kept, MOST_DATES + 1)


def expand(when: "EventTime", today: date) -> Iterator[When]:
    """The dates of one time, in order; of a repetition those within AHEAD of today."""
    start, end = walls_of(when)
    if not rule_of(when):
        days = instant(start), instant(end)
        hours = when.starts_at.astimezone(UTC), when.ends_at.astimezone(UTC)
        yield When(*(days if when.all_day else hours), when.all_day, when.is_cancelled)
        return
    # Wall times without a zone: the rule counts days, and the clock may change.
    first, last = (datetime.combine(today + ahead, time()) for ahead in (-AHEAD, AHEAD))
    for at in islice(walls(when, first), MOST_DATES):
        if at > last:
            return
        begins = instant(at)
        # In a night whose clocks jump, the end can come out before the start.
        ends = max(begins, instant(at + (end - start)))
        yield When(begins, ends, when.all_day, when.is_cancelled)


def dates_of(times: Iterable["EventTime"], today: date) -> list[When]:
    """The dates of an event in order; a cancelled one replaces the one it cancels.

    Times of a draft that are not filled in yet are left out.
    """
    known = [when for when in times if when.starts_at and when.ends_at]
    found = {when for time_ in known for when in expand(time_, today)}
    cancelled = {when.starts_at for when in found if when.is_cancelled}
    return sorted(
        when for when in found if when.is_cancelled or when.starts_at not in cancelled
    )


def write_dates(event: "EventPage") -> int:
    """Make the rows of EventDate equal to what the times say; how many changed.

    Two queries when nothing changed. Rows that stay true keep their number.
    """
    wanted = set(dates_of(event.times.all(), timezone.localdate()))
    if not any(_difference(event, wanted)):
        return 0
    with transaction.atomic():
        # Whoever writes the same event waits here, and then reads what is there.
        _lock(event)
        gone, missing = _difference(event, wanted)
        model = _model()
        model.objects.filter(pk__in=gone).delete()
        made = [model(event=event, **when._asdict()) for when in sorted(missing)]
        model.objects.bulk_create(made)
    versions.bump()
    return len(gone) + len(made)


def _lock(event: "EventPage") -> None:
    """Keep the row of an event until the transaction ends."""
    locked = type(event).objects.select_for_update(of=("self",))
    locked.order_by().filter(pk=event.pk).values_list("pk").first()


def _difference(event: "EventPage", wanted: set[When]) -> tuple[list[int], set[When]]:
    """Keys of the rows that are no longer true, and the dates that have no row."""
    kept: set[When] = set()
    gone = []
    rows = _model().objects.filter(event=event.pk).order_by("pk")
    for pk, *columns in rows.values_list("pk", *When._fields):
        when = When(*columns)
        if when in wanted and when not in kept:
            kept.add(when)
        else:
            gone.append(pk)
    return gone, wanted - kept


def _model() -> Any:
    """EventDate, whose module needs this one."""
    return apps.get_model("events", "EventDate")
