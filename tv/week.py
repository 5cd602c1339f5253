"""The programme of a screen in words: what it shows from hour to hour, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from core.formats import weekday_words
from places.hours.timeline import PARIS
from places.hours.wording import clock_words
from tv.choices import Mode
from tv.programme import ALWAYS, Slot, slot_at

# A week in which no clock changes; it begins on a Monday.
MONDAY = date(2024, 1, 1)
DAYS = range(7)


@dataclass(frozen=True, slots=True)
class Part:
    """What is shown between two hours; `hours` "" for the whole day."""

    hours: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """Days on which the same is shown: "Monday – Friday"."""

    days: str
    parts: tuple[Part, ...]


def week_lines(slots: Sequence[Slot], language: str) -> list[Line]:
    """The week from Monday on; days that follow one another and are alike are one line."""
    lines = []
    for parts, days in groupby(DAYS, lambda day: _parts(slots, day, language)):
        alike = [weekday_words(day, language) for day in days]
        words = alike[0] if len(alike) == 1 else f"{alike[0]} – {alike[-1]}"
        lines.append(Line(words, parts))
    return lines


def _parts(slots: Sequence[Slot], weekday: int, language: str) -> tuple[Part, ...]:
    """What is shown on a day; the hours outside all parts are left out."""
    day = MONDAY + timedelta(days=weekday)
    hours = sorted({time(), *_turns(slots)})
    shown = [(hour, slot_at(slots, _moment(day, hour))) for hour in hours]
    # An hour at which nothing changes on this day begins no part.
    turns = [shown[0]]
    turns += [new for old, new in pairwise(shown) if new[1] != old[1]]
    ends = [hour for hour, _slot in turns[1:]] + [time()]
    return tuple(
        Part(_span_words(begins, end, language), _shown_words(slot))
        for (begins, slot), end in zip(turns, ends, strict=True)
        if slot is not ALWAYS
    )


def _turns(slots: Sequence[Slot]) -> set[time]:
    """The hours at which a part begins or ends."""
    hours = {hour for slot in slots for hour in (slot.begins, slot.ends)}
    return {hour for hour in hours if hour is not None}


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=PARIS)


def _span_words(begins: time, end: time, language: str) -> str:
    """ "8 h – 12 h"; "" from midnight to midnight."""
    if begins == end:
        return ""
    return f"{clock_words(begins, language)} – {clock_words(end, language)}"


def _shown_words(slot: Slot) -> str:
    return _("window mode") if slot.mode == Mode.WINDOW else _("pages")
