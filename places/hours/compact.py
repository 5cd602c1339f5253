"""A week of opening hours on one line, for paper and small screens."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import lru_cache

from django.utils.translation import gettext as _

from babel.dates import format_date

from places.hours.state import Status, special_days, usual_week
from places.hours.week import ONE_DAY, WHOLE_DAY, DayHours

WEEK = 7
RUN = 3
DAYS_AHEAD = 21
MAX_EXCEPTIONS = 3


def usual_line(compiled: str, day: date, language: str) -> str:
    """The usual week of a place: "Tue–Fri 9:30–12:30, 14:00–19:00; closed Mon, Sun".

    `compiled` are the hours as places keep them; "" when no hours are known. `day`
    lies in the week that is asked for, of which holidays and closures are left out.
    """
    return compact_week(usual_week(compiled, day), language)


def exceptions_line(compiled: str, first: date, language: str) -> str:
    """The days from `first` on that are unlike the week: "except 25 Dec closed"; or ""."""
    runs: list[tuple[str, list[date]]] = []
    for day in special_days(compiled, compiled, first, DAYS_AHEAD):
        words = _("closed") if not day.spans else _times(day, language)
        if runs and runs[-1][0] == words and runs[-1][1][-1] == day.date - ONE_DAY:
            runs[-1][1].append(day.date)
        else:
            runs.append((words, [day.date]))
    parts = [
        f"{_dates(days, language)} {words}" for words, days in runs[:MAX_EXCEPTIONS]
    ]
    return _("except %(days)s") % {"days": "; ".join(parts)} if parts else ""


def compact_week(days: Sequence[DayHours], language: str) -> str:
    """Days with the same hours together, those on which it is closed at the end."""
    if all(day.status is Status.UNKNOWN for day in days):
        return ""
    groups: dict[str, list[int]] = {}
    closed = []
    for day in days:
        if day.status is Status.CLOSED and not day.spans:
            closed.append(day.date.weekday())
        else:
            groups.setdefault(_times(day, language), []).append(day.date.weekday())
    lines = [_line(on, words, language) for words, on in groups.items()]
    if closed:
        lines.append(_closed(closed, language))
    return "; ".join(lines)


def _line(weekdays: list[int], words: str, language: str) -> str:
    if len(weekdays) == WEEK:
        return _("every day %(hours)s") % {"hours": words}
    return f"{_days(weekdays, language)}\u00a0{words}"


def _closed(weekdays: list[int], language: str) -> str:
    if len(weekdays) == WEEK:
        return _("closed all week")
    return _("closed %(days)s") % {"days": _days(weekdays, language)}


def _times(day: DayHours, language: str) -> str:
    """ "9:30–12:30, 14:00–19:00"; what is no time is said in words."""
    if day.spans == (WHOLE_DAY,):
        return _("24 hours a day")
    if day.spans:
        return ", ".join(
            f"{clock(opens, language)}–{clock(closes, language)}"
            for opens, closes, _next_day in day.spans
        )
    if day.status is Status.APPOINTMENT:
        return _("by appointment")
    return _("hours unknown")


def clock(moment: time, language: str) -> str:
    """9:30 as on a door: "9h30" and "14h" in French, "9.30" in Dutch, else "9:30"."""
    if language == "fr":
        return (
            f"{moment.hour}h{moment.minute:02d}" if moment.minute else f"{moment.hour}h"
        )
    sign = "." if language == "nl" else ":"
    return f"{moment.hour}{sign}{moment.minute:02d}"


def _days(weekdays: Iterable[int], language: str) -> str:
    """[1, 2, 3, 5] -> "Tue–Thu, Sat": three days in a row or more are a run."""
    runs: list[list[int]] = []
    for weekday in weekdays:
        if runs and runs[-1][-1] == weekday - 1:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    parts = []
    for run in runs:
        names = [_name(weekday, language) for weekday in run]
        parts += [f"{names[0]}–{names[-1]}"] if len(run) >= RUN else names
    return ",\u00a0".join(parts)


@lru_cache(maxsize=64)
def _name(weekday: int, language: str) -> str:
    """0 -> "lun", "Mon", "ma": as short as people write it, without a point."""
    monday_based = date(2024, 1, 1 + weekday)
    return format_date(monday_based, "EEE", locale=language).rstrip(".")


def _dates(days: Sequence[date], language: str) -> str:
    """ "25 Dec", or "24 Dec–2 Jan" for days in a row."""
    ends = days if len(days) == 1 else (days[0], days[-1])
    return "–".join(format_date(day, "d MMM", locale=language) for day in ends)
