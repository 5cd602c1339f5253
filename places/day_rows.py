"""What a fiche says of single days: special days, and days unlike the usual week."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from core.formats import date_words
from places.choices import HoursSource
from places.hours.state import Status, special_days
from places.hours.week import WEEK_DAYS, DayHours, day_table
from places.hours.wording import day_hours_words, holiday_words
from places.models import Place
from places.said import Said, SaidOf
from places.special_days import DAYS_AHEAD, SpecialDay, concerning, said

# A closure that reaches the horizon is followed this much further, to say its end.
FURTHER_DAYS = 366


def day_rows(place: Place, first: date, language: str) -> list[dict[str, str]]:
    """Special days with what was said of them, then what differs, in order of date."""
    named = {day.date: day for day in concerning(place, first)}
    hours = {d.date: d for d in day_table(place.hours_compiled, first, DAYS_AHEAD)}
    rows = [
        (day.date, _special_row(place, day, hours.get(day.date), language))
        for day in named.values()
    ]
    for run in _unlike(place, first, set(named)):
        rows.append((run[0].date, _plain_row(run, first, language)))
    return [row for _date, row in sorted(rows, key=lambda pair: pair[0])]


def said_words(known: SaidOf, language: str) -> str:
    """Who confirmed the hours of one day and when, or that nobody did."""
    if known.state is Said.USUAL:
        return _("usual hours, not confirmed for this day")
    if known.state is Said.UNKNOWN:
        return ""  # the hours themselves say so
    if known.on is None:
        return _("closure announced")
    return _confirmed_by(known.source) % {"date": date_words(known.on, language, "day")}


def _confirmed_by(source: str) -> str:
    """The sentence for each source of an answer."""
    return {
        HoursSource.OWNER.value: _("confirmed by the place on %(date)s"),
        HoursSource.CITY.value: _("checked by the city on %(date)s"),
        HoursSource.DEMO.value: _("demonstration answer, dated %(date)s"),
    }.get(source, _("confirmed on %(date)s"))


def _special_row(
    place: Place, day: SpecialDay, hours: DayHours | None, language: str
) -> dict[str, str]:
    """A special day: its name, its hours, and what was said of it."""
    known = said(place, day.date)
    return {
        "date": str(day.date),
        "label": date_words(day.date, language),
        "name": day.label(place.district_id),
        "words": day_hours_words(hours, language) if hours else _("hours unknown"),
        "note": hours.comment if hours else "",
        "said": said_words(known, language),
        "state": known.state.value,
    }


def _plain_row(run: list[DayHours], first: date, language: str) -> dict[str, str]:
    """A day, or a closure of several days, unlike the usual week."""
    day = run[0]
    notes = (holiday_words(day), day.comment) if len(run) == 1 else (day.comment,)
    return {
        "date": str(day.date),
        "label": _span_words(run, first, language),
        "name": "",
        "words": day_hours_words(day, language),
        "note": " · ".join(note for note in notes if note),
        "said": "",
        "state": "",
    }


def _span_words(run: list[DayHours], first: date, language: str) -> str:
    """ "friday 25 december", "from … to …", or "until …" when it has begun."""
    begin, end = run[0].date, run[-1].date
    words = {"first": date_words(begin, language), "last": date_words(end, language)}
    if begin == end:
        return words["first"]
    if (end - first).days >= DAYS_AHEAD + FURTHER_DAYS - WEEK_DAYS:
        return _("from %(first)s on") % words
    if begin == first:
        return _("until %(last)s") % words
    return _("from %(first)s to %(last)s") % words


def _unlike(place: Place, first: date, named: set[date]) -> Iterator[list[DayHours]]:
    """Days that differ and have no name of their own; closed ones in a row together.

    A run of closed days is as long as it is closed for one reason: the named days and
    the usual days off within it belong to it.
    """
    table, unlike = _days(place, first)
    run: list[DayHours] = []
    for day in [*table, None]:
        closed = day is not None and day.status is Status.CLOSED
        if run and not (closed and day and day.comment == run[0].comment):
            yield from _trimmed(run, unlike - named, first)
            run = []
        if closed and day is not None:
            run.append(day)
        elif day is not None and day.date in unlike - named:
            yield from _trimmed([day], unlike, first)


def _days(place: Place, first: date) -> tuple[list[DayHours], set[date]]:
    """The coming days and those unlike the week; more when a closure goes on."""
    compiled, text, days = place.hours_compiled, place.opening_hours, DAYS_AHEAD
    found = special_days(compiled, text, first, days)
    table = day_table(compiled, first, days)
    if found and _goes_on(table[(found[-1].date - first).days :]):
        days += FURTHER_DAYS
        found = special_days(compiled, text, first, days)
        table = day_table(compiled, first, days)
    return table, {day.date for day in found}


def _goes_on(rest: list[DayHours]) -> bool:
    """Whether the last days of a table are one closure, which may not end there."""
    reasons = {(day.status, day.comment) for day in rest}
    return len(reasons) == 1 and rest[0].status is Status.CLOSED


def _trimmed(
    run: list[DayHours], unlike: set[date], first: date
) -> Iterator[list[DayHours]]:
    """A run without the usual days off at its ends, if it begins soon enough."""
    at = [place for place, day in enumerate(run) if day.date in unlike]
    if at and (run[at[0]].date - first).days < DAYS_AHEAD:
        yield run[at[0] : at[-1] + 1]
