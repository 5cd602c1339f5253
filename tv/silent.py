"""Screens that say nothing although somebody should be looking at them.

A screen with a programme is silent when it missed more than half an hour of it since
it was last heard of: nobody is told of a set that is switched off at night. One
without a programme may be silent for a day.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from places.hours.timeline import PARIS
from tv.choices import Sign
from tv.models import Screen
from tv.programme import Slot
from tv.screens import screens

MISSED = timedelta(minutes=30)
WITHOUT_PROGRAMME = timedelta(hours=24)
# Programmes come again every week.
LOOKED_BACK = timedelta(days=8)
ONE_DAY = timedelta(days=1)
Span = tuple[datetime, datetime]


def sign_of(slots: Sequence[Slot], seen_at: datetime | None, at: datetime) -> Sign:
    """How a screen is, that was last heard of at a moment (None: never)."""
    if seen_at is None:
        return Sign.NEVER
    return Sign.SILENT if is_silent(slots, seen_at, at) else Sign.HEARD


def is_silent(slots: Sequence[Slot], seen_at: datetime, at: datetime) -> bool:
    """Whether a screen should have been heard of since."""
    if not slots:
        return at - seen_at > WITHOUT_PROGRAMME
    return at - seen_at > LOOKED_BACK or missed(slots, seen_at, at) > MISSED


def missed(slots: Sequence[Slot], since: datetime, until: datetime) -> timedelta:
    """How long parts of a programme lasted between two moments, each minute once."""
    total, reached = timedelta(), since.astimezone(UTC)
    end = until.astimezone(UTC)
    for begins, ends in sorted(spans(slots, since, until)):
        length = min(ends, end) - max(begins, reached)
        if length > timedelta():
            total += length
            reached = min(ends, end)
    return total


def spans(slots: Sequence[Slot], since: datetime, until: datetime) -> Iterator[Span]:
    """When the parts are on, from the evening before one moment to the day of another."""
    day = timezone.localdate(since, PARIS) - ONE_DAY
    last = timezone.localdate(until, PARIS)
    while day <= last:
        for slot in slots:
            if day.weekday() in slot.days:
                yield _span(slot, day)
        day += ONE_DAY


def _span(slot: Slot, day: date) -> Span:
    """A part on a day, by real time: the night in which clocks change is no exception."""
    begins, ends = slot.begins, slot.ends
    if begins is None or ends is None or begins == ends:
        return _utc(day, time()), _utc(day + ONE_DAY, time())
    last = day if begins < ends else day + ONE_DAY
    return _utc(day, begins), _utc(last, ends)


def _utc(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=PARIS).astimezone(UTC)


def keys_of(sign: str, at: datetime) -> list[int]:
    """The keys of the screens that are so; one query when the screens are known."""
    known = screens()
    rows = Screen.objects.order_by().values_list("pk", "code", "seen_at")
    return [
        pk
        for pk, code, seen_at in rows
        if code in known and sign_of(known[code].slots, seen_at, at) == sign
    ]
