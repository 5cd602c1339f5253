"""The dates of feeds: instants in UTC, in order, each once."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from events.feeds.entry import Timing
from places.hours.timeline import PARIS

MOST_TIMINGS = 400
MOST_LENGTH = timedelta(days=400)
YEARS = range(2000, 2101)
LAST_MINUTE = time(23, 59)


class Unfit(Exception):
    """A row that is left out; `reason` is a code of events.feeds.reasons."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def instant(value: Any) -> datetime | None:
    """An ISO date and time ("+0200" and "Z" too); without an offset it is Paris time."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if not isinstance(value, datetime) or value.year not in YEARS:
        return None
    if value.tzinfo is None:
        value = value.replace(tzinfo=PARIS)
    return value.astimezone(UTC).replace(microsecond=0)


def day(value: Any) -> date | None:
    """The date that a text begins with: "2026-09-05", "2026-09-05T00:00:00"."""
    try:
        found = date.fromisoformat(value.strip()[:10])
    except (ValueError, AttributeError):
        return None
    return found if found.year in YEARS else None


def clock(value: Any) -> time | None:
    """A time of day: "19:30", "19:30:00"."""
    try:
        return time.fromisoformat(value.strip()[:8]).replace(tzinfo=None)
    except (ValueError, AttributeError):
        return None


def whole_days(first: date, last: date) -> Timing:
    """From the first to the last day, as events keep whole days."""
    start = datetime.combine(first, time(), tzinfo=PARIS)
    end = datetime.combine(max(first, last), LAST_MINUTE, tzinfo=PARIS)
    return Timing(start.astimezone(UTC), end.astimezone(UTC), all_day=True)


def timing(begin: Any, end: Any) -> Timing | None:
    """One date; None when it cannot be read or ends before it begins."""
    starts_at, ends_at = instant(begin), instant(end) if end else instant(begin)
    if starts_at is None or ends_at is None or ends_at < starts_at:
        return None
    first, last = starts_at.astimezone(PARIS), ends_at.astimezone(PARIS)
    if first.time() == time() and last.time() >= LAST_MINUTE:
        return whole_days(first.date(), last.date())
    return Timing(starts_at, ends_at)


def in_order(found: Iterable[Timing | None], now: datetime) -> tuple[Timing, ...]:
    """The dates of an event, at most 400 and rather those to come; raises Unfit.

    None stands for a date that could not be read.
    """
    said = list(found)
    if not said:
        raise Unfit("no_date")
    read = {(t.starts_at, t.ends_at): t for t in said if t is not None}
    if not read:
        raise Unfit("bad_date")
    short = [t for t in read.values() if t.ends_at - t.starts_at <= MOST_LENGTH]
    if not short:
        raise Unfit("too_long")
    ordered = sorted(short, key=lambda t: (t.starts_at, t.ends_at))
    today = datetime.combine(now.astimezone(PARIS).date(), time(), tzinfo=PARIS)
    over = sum(t.ends_at < today for t in ordered)
    if over == len(ordered):
        raise Unfit("past")
    spare = max(len(ordered) - MOST_TIMINGS, 0)
    return tuple(ordered[min(spare, over) :][:MOST_TIMINGS])
