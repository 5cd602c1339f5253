"""Hours day by day: the week table of a fiche, and the days unlike the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from places.hours.compiler import compiled_rules
from places.hours.expression import Expression, Status, Stretch, parse_expression
from places.hours.faults import HoursError
from places.hours.holidays import holiday_name
from places.hours.order import is_weekly
from places.hours.rules import join_rules

ONE_DAY = timedelta(days=1)
WEEK_DAYS = 7
MIDNIGHT = time()
WHOLE_DAY = (MIDNIGHT, MIDNIGHT, True)
BY_STRENGTH = (Status.OPEN, Status.APPOINTMENT, Status.UNKNOWN, Status.CLOSED)


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours that begin on one day.

    A span is (opens, closes, closes after midnight); 24 hours are 00:00 to 00:00
    after midnight. `comment` holds the remarks of the day or the reason of a closure,
    `holiday` the English msgid of a public holiday. No span and status "appointment":
    by appointment all day. `open_spans` are those at which the door is open to all.
    """

    date: date
    spans: tuple[tuple[time, time, bool], ...]
    comment: str
    holiday: str
    status: Status
    open_spans: tuple[tuple[time, time, bool], ...] = ()


def week_table(compiled: str, day: date) -> list[DayHours]:
    """Monday to Sunday of the week of `day`; empty when the hours are unknown."""
    expression = parse_expression(compiled)
    if expression is None:
        return []
    return list(_days(compiled, day - timedelta(days=day.weekday()), WEEK_DAYS))


def usual_week(text: str, day: date) -> list[DayHours]:
    """The week of `day` by the weekly rules of a text alone, for schema.org."""
    return week_table(_weekly_text(text), day)


def special_days(
    compiled: str, text: str, first: date, days: int = 60
) -> list[DayHours]:
    """Days from `first` on whose hours differ from the weekly rules of `text`."""
    if parse_expression(compiled) is None:
        return []
    usual = {day.date.weekday(): day for day in usual_week(text, first)}
    return [
        day
        for day in _days(compiled, first, days)
        if not _is_usual(day, usual.get(day.date.weekday()))
    ]


def forget_weeks() -> None:
    """Drop what was worked out."""
    _days.cache_clear()
    _weekly_text.cache_clear()


def _is_usual(day: DayHours, usual: DayHours | None) -> bool:
    if usual is None:
        return day.status is Status.UNKNOWN
    return (day.status, day.spans, day.open_spans) == (
        usual.status,
        usual.spans,
        usual.open_spans,
    )


@lru_cache(maxsize=1024)
def _weekly_text(text: str) -> str:
    try:
        rules = compiled_rules(text, school_holidays=())
    except HoursError:
        return ""
    return join_rules(
        rule for rule in rules if is_weekly(rule) or rule.operator == "||"
    )


@lru_cache(maxsize=1024)
def _days(compiled: str, first: date, days: int) -> tuple[DayHours, ...]:
    expression = parse_expression(compiled)
    if expression is None:
        return ()
    return tuple(_day_hours(expression, first + at * ONE_DAY) for at in range(days))


def _day_hours(expression: Expression, day: date) -> DayHours:
    stretches = expression.day_stretches(day, day + ONE_DAY)
    if all(found.status is Status.CLOSED for found in stretches):
        stretches = expression.fallback_stretches(day, day + ONE_DAY) or stretches
    nights = expression.night_stretches(day, day + ONE_DAY)
    statuses = {found.status for found in stretches}
    status = next(status for status in BY_STRENGTH if status in statuses)
    spans = tuple(_spans(stretches, nights))
    opened = [found for found in stretches if found.status is Status.OPEN]
    open_spans = tuple(_spans(opened, nights))
    if status is Status.APPOINTMENT and spans == (WHOLE_DAY,):
        spans = ()
    holiday, comment = holiday_name(day), _comment(stretches)
    return DayHours(day, spans, comment, holiday, status, open_spans)


def _spans(
    stretches: Sequence[Stretch], nights: Sequence[Stretch]
) -> list[tuple[time, time, bool]]:
    spans = []
    for found in stretches:
        if found.status not in {Status.OPEN, Status.APPOINTMENT}:
            continue
        end = max(
            (night.end for night in nights if night.begin == found.end),
            default=found.end,
        )
        spans.append((found.begin.time(), end.time(), _is_next_day(found, end)))
    return spans


def _is_next_day(found: Stretch, end: datetime) -> bool:
    return end.date() > found.begin.date()


def _comment(stretches: Sequence[Stretch]) -> str:
    return ", ".join(
        dict.fromkeys(found.comment for found in stretches if found.comment)
    )
