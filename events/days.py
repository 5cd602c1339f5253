"""On which days a date counts: its evening, its calendar day, or every day of a run."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from places.hours.timeline import PARIS

ONE_DAY, SHORT = timedelta(days=1), timedelta(hours=22)
LAST_MINUTE = time(23, 59)
# Until this hour people say "last night"; what begins before it is said with both days.
NIGHT_ENDS = time(6)


class Span(Protocol):
    """From when to when, aware instants; `all_day`: only the days in Paris count."""

    starts_at: datetime
    ends_at: datetime
    all_day: bool


def wall(moment: datetime) -> datetime:
    """What clocks in Paris show, without a zone."""
    return moment.astimezone(PARIS).replace(tzinfo=None)


def instant(shown: datetime) -> datetime:
    """The instant of a wall time in Paris, in UTC; the first of two in an autumn night.

    UTC, because a repeated hour in Paris equals no instant of another zone.
    """
    return shown.replace(tzinfo=PARIS).astimezone(UTC)


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """Wall times of a run over whole days: from midnight to the last minute."""
    return datetime.combine(first, time()), datetime.combine(last, LAST_MINUTE)


def is_run(when: Span) -> bool:
    """Whether it goes on over days: whole days, or hours that last longer than one."""
    if when.all_day:
        return True
    # Quick for most: a night of the clocks makes no more than an hour of difference.
    length = when.ends_at - when.starts_at
    return length > SHORT and wall(when.ends_at) - wall(when.starts_at) > ONE_DAY


def days_of(when: Span) -> tuple[date, date]:
    """First and last day; what ends in the night belongs to the evening before."""
    first = wall(when.starts_at).date()
    if not is_run(when):
        return first, first
    ends = wall(when.ends_at)
    in_the_night = not when.all_day and ends.time() <= NIGHT_ENDS
    return first, ends.date() - ONE_DAY * in_the_night


def begins_in_the_night(when: Span) -> bool:
    """Whether it begins after midnight, in what people call the night before."""
    return not when.all_day and wall(when.starts_at).time() < NIGHT_ENDS
