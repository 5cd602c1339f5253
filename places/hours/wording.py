"""The words for hours, in the language of the reader."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils.translation import get_language, gettext

from babel.dates import format_date

from places.hours.faults import HoursError
from places.hours.state import Confidence, HoursState, Status
from places.hours.timeline import PARIS
from places.hours.week import WHOLE_DAY, DayHours

SOURCE_LANGUAGE = "fr"
NO_BREAK_SPACE = "\u00a0"
NIGHT_ENDS = time(6)
ONE_EVENING = timedelta(hours=20)
DAYS_CALLED_BY_NAME = 7
CSS = {Status.OPEN: "open", Status.CLOSED: "closed"}


@dataclass(frozen=True, slots=True)
class StateWords:
    """Words of a state: "Open", "closes at 7 pm", "", and the class that colours it."""

    word: str
    change: str
    confidence: str
    css: str


def state_words(state: HoursState, at: datetime) -> StateWords:
    """Say a state in the active language, for a visitor who asks at `at`."""
    return _state_words(state, at, _active_language())


@lru_cache(maxsize=8192)
def _state_words(state: HoursState, at: datetime, lang: str) -> StateWords:
    now = at.astimezone(PARIS) if at.tzinfo else at.replace(tzinfo=PARIS)
    return StateWords(
        word=_status_word(state.status),
        change=_change_words(state, now, lang),
        confidence=_confidence_words(state, now, lang),
        css=CSS.get(state.status, "unknown"),
    )


@lru_cache(maxsize=8192)
def clock_words(moment: time, lang: str) -> str:
    """Say a time of day: "19 h" in French, "7 pm" in English, "19.00 uur" in Dutch."""
    hour, minute = moment.hour, moment.minute
    if lang.startswith("fr"):
        return _french_clock(hour, minute)
    if lang.startswith("nl"):
        return f"{hour}.{minute:02d} uur" if hour or minute else "middernacht"
    return _english_clock(hour, minute)


def day_hours_words(day: DayHours, lang: str) -> str:
    """Say the hours of a day: "9 h – 12 h, 14 h – 19 h", or that it is closed.

    The fixed words are in the active language; `lang` gives the form of the times.
    """
    if day.spans == (WHOLE_DAY,):
        return gettext("24 hours a day")
    if day.spans:
        return ", ".join(
            _span_words(opens, closes, lang) for opens, closes, _ in day.spans
        )
    return {
        Status.APPOINTMENT: gettext("by appointment"),
        Status.CLOSED: gettext("closed"),
    }.get(day.status, gettext("hours unknown"))


def holiday_words(day: DayHours) -> str:
    """Name of the public holiday in the active language; empty on other days."""
    return gettext(day.holiday) if day.holiday else ""


def fault_words(fault: HoursError) -> str:
    """Say in the active language what to correct in written hours."""
    return gettext(fault.message) % fault.params


def _active_language() -> str:
    return get_language() or SOURCE_LANGUAGE


def _status_word(status: Status) -> str:
    return {
        Status.OPEN: gettext("Open"),
        Status.CLOSED: gettext("Closed"),
        Status.APPOINTMENT: gettext("By appointment"),
        Status.UNKNOWN: gettext("Hours unknown"),
    }[status]


def _change_words(state: HoursState, now: datetime, lang: str) -> str:
    if state.status not in CSS:
        return ""
    is_open = state.status is Status.OPEN
    if state.changes_at is None:
        return gettext("24 hours a day") if is_open else ""
    change = state.changes_at.astimezone(PARIS)
    day = _night_before(change, now) if is_open else change.date()
    words = {
        "time": clock_words(change.time(), lang),
        "weekday": _format(day, "EEEE", lang),
        "date": _day_and_month(day, lang),
    }
    days_ahead = (day - now.date()).days
    if is_open:
        return _closing(days_ahead) % words
    if state.next_status is Status.APPOINTMENT:
        return _by_appointment(days_ahead) % words
    return _opening(days_ahead) % words


def _night_before(closing: datetime, now: datetime) -> date:
    """Day that people name: a bar open till 2 am closes tonight, not tomorrow."""
    tonight = closing.time() < NIGHT_ENDS and closing - now <= ONE_EVENING
    return closing.date() - timedelta(days=tonight or closing.time() == time())


def _by_appointment(days_ahead: int) -> str:
    """What comes next is a time for which one asks for an appointment."""
    if days_ahead <= 0:
        return gettext("by appointment from %(time)s")
    if days_ahead == 1:
        return gettext("by appointment tomorrow")
    if days_ahead < DAYS_CALLED_BY_NAME:
        return gettext("by appointment on %(weekday)s")
    return gettext("by appointment on %(date)s")


def _closing(days_ahead: int) -> str:
    if days_ahead <= 0:
        return gettext("closes at %(time)s")
    if days_ahead == 1:
        return gettext("closes tomorrow at %(time)s")
    if days_ahead < DAYS_CALLED_BY_NAME:
        return gettext("closes on %(weekday)s at %(time)s")
    return gettext("closes on %(date)s at %(time)s")


def _opening(days_ahead: int) -> str:
    if days_ahead <= 0:
        return gettext("opens at %(time)s")
    if days_ahead == 1:
        return gettext("opens tomorrow at %(time)s")
    if days_ahead < DAYS_CALLED_BY_NAME:
        return gettext("opens on %(weekday)s at %(time)s")
    return gettext("opens on %(date)s at %(time)s")


def _confidence_words(state: HoursState, now: datetime, lang: str) -> str:
    if state.status is Status.UNKNOWN or state.confidence is Confidence.CONFIRMED:
        return ""
    if state.confirmed_on is None:
        return gettext("Hours not confirmed")
    same_year = state.confirmed_on.year == now.year
    words = _day_and_month(state.confirmed_on, lang)
    since = words if same_year else f"{words} {state.confirmed_on.year}"
    return gettext("Hours not confirmed since %(date)s") % {"date": since}


def _french_clock(hour: int, minute: int) -> str:
    if not (hour or minute):
        return "minuit"
    words = f"{hour}{NO_BREAK_SPACE}h"
    return f"{words}{NO_BREAK_SPACE}{minute:02d}" if minute else words


def _english_clock(hour: int, minute: int) -> str:
    if not minute and hour in {0, 12}:
        return "noon" if hour else "midnight"
    minutes = f":{minute:02d}" if minute else ""
    return f"{hour % 12 or 12}{minutes} {'am' if hour < 12 else 'pm'}"


def _span_words(opens: time, closes: time, lang: str) -> str:
    first = clock_words(opens, lang)
    if lang.startswith("nl") and closes != time():
        first = first.removesuffix(" uur")
    return f"{first} – {clock_words(closes, lang)}"


@lru_cache(maxsize=4096)
def _format(day: date, pattern: str, lang: str) -> str:
    return format_date(day, pattern, locale=lang.replace("-", "_"))


def _day_and_month(day: date, lang: str) -> str:
    if lang.startswith("fr") and day.day == 1:
        return f"1er {_format(day, 'MMMM', lang)}"
    return _format(day, "d MMMM", lang)
