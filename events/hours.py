"""Dates and hours of events in words."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.formats import date_words, weekday_words
from events.days import ONE_DAY, Span, begins_in_the_night, days_of, is_run, wall
from places.hours.wording import clock_words

HOUR_NL = " uur"


class Hours(NamedTuple):
    """From when to when: what the words of a date follow from."""

    starts_at: datetime
    ends_at: datetime
    all_day: bool


def date_sentence(when: Span, language: str, with_year: bool = False) -> str:
    """ "Saturday 28 November, 8 pm to 2 am", "from 1 November to 3 January".

    `language` is the active one.
    """
    hours = Hours(when.starts_at, when.ends_at, when.all_day)
    return _date_sentence(hours, language, with_year)


@lru_cache(maxsize=4096)
def _date_sentence(when: Hours, language: str, with_year: bool) -> str:
    starts, ends = wall(when.starts_at), wall(when.ends_at)
    if is_run(when):
        return _run_sentence(when, language, with_year)
    words = _("%(date)s, %(hours)s") % {
        "date": _day(starts.date(), language, with_year),
        "hours": hours_words(starts, ends, language),
    }
    night = night_words(when, language)
    return f"{words} ({night})" if night else words


def _day(day: date, language: str, with_year: bool) -> str:
    """ "Saturday 28 November", and the year where another one could be meant."""
    words = date_words(day, language)
    return f"{words} {day.year}" if with_year else words


def _run_sentence(when: Span, language: str, with_year: bool) -> str:
    """What goes on over days; hours at both ends when they count."""
    starts, ends = wall(when.starts_at), wall(when.ends_at)
    first, last = days_of(when)
    if when.all_day and first == last:
        return _day(first, language, with_year)
    words = {
        "first": _day(first, language, with_year and first.year != last.year),
        "last": _day(ends.date(), language, with_year),
    }
    if when.all_day:
        return _("from %(first)s to %(last)s") % words
    words["start"] = clock_words(starts.time(), language)
    words["end"] = clock_words(ends.time(), language)
    return _("from %(first)s, %(start)s, to %(last)s, %(end)s") % words


def hours_words(starts: datetime, ends: datetime, language: str) -> str:
    """ "8 pm to 2 am"; "8 pm" when no end is known."""
    start = clock_words(starts.time(), language)
    if ends == starts:
        return start
    end = clock_words(ends.time(), language)
    if language == "nl" and end.endswith(HOUR_NL):
        start = start.removesuffix(HOUR_NL)
    return _("%(start)s to %(end)s") % {"start": start, "end": end}


def night_words(when: Span, language: str) -> str:
    """ "in the night from Saturday to Sunday"; "" for what begins by day."""
    if not begins_in_the_night(when):
        return ""
    day = wall(when.starts_at).date()
    return _("in the night from %(first)s to %(last)s") % {
        "first": weekday_words((day - ONE_DAY).weekday(), language),
        "last": weekday_words(day.weekday(), language),
    }


def hour_words(when: Span, language: str, day: date | None = None) -> str:
    """ "8 pm", or "until 3 Jan" for a run over days.

    `day` is the day that lists it: what began the evening before runs "until 2 am".
    """
    first, last = days_of(when)
    if is_run(when):
        if first == last:
            return _("all day")
        return _("until %(date)s") % {"date": date_words(last, language, "brief")}
    if day is not None and day > first:
        end = clock_words(wall(when.ends_at).time(), language)
        return _("on now, until %(time)s") % {"time": end}
    return clock_words(wall(when.starts_at).time(), language)
