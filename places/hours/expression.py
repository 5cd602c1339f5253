"""A compiled text made ready for evaluation: hours belong to the day they begin.

The library cuts a night at midnight when the next day has a rule of its own, and
keeps the small hours after a closed day. So the hours past midnight are evaluated
apart, on the day they begin, and moved to the day after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from opening_hours import OpeningHours, ParserError, State

from places.hours.rules import Rule, join_rules, split_rules
from places.hours.visit import by_appointment

ONE_DAY = timedelta(days=1)
DAY_MIN = 24 * 60


class Status(StrEnum):
    """What a visitor finds at the door."""

    OPEN = "open"
    CLOSED = "closed"
    APPOINTMENT = "appointment"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time without change, in local wall time."""

    begin: datetime
    end: datetime
    status: Status
    comment: str


@dataclass(frozen=True, slots=True)
class Expression:
    """The three parts of a text: the days, their small hours, and the fallback."""

    days: OpeningHours
    nights: OpeningHours | None
    fallback: OpeningHours | None

    def day_stretches(self, first: date, end: date) -> list[Stretch]:
        """Stretches from `first` to before `end`, without the nights before."""
        return list(_stretches(self.days, first, end))

    def night_stretches(self, first: date, end: date) -> list[Stretch]:
        """Openings after midnight of the nights begun from `first` to before `end`."""
        if self.nights is None:
            return []
        return [
            replace(found, begin=found.begin + ONE_DAY, end=found.end + ONE_DAY)
            for found in _stretches(self.nights, first, end)
            if found.status is not Status.CLOSED
        ]

    def fallback_stretches(self, first: date, end: date) -> list[Stretch]:
        """What holds where no rule says anything, from `first` to before `end`."""
        return list(_stretches(self.fallback, first, end)) if self.fallback else []


@lru_cache(maxsize=8192)
def parse_expression(compiled: str) -> Expression | None:
    """Make a compiled text ready; None means that it says nothing usable."""
    try:
        rules = [_honest(rule) for rule in split_rules(compiled)]
        return _expression(rules) if rules else None
    except (ValueError, ParserError):
        return None


def _expression(rules: list[Rule]) -> Expression:
    main = [rule for rule in rules if rule.operator != "||"]
    fallback = [rule for rule in rules if rule.operator == "||"]
    return Expression(
        days=_opening_hours([_day_part(rule) for rule in main]) or OpeningHours("off"),
        nights=_opening_hours(_night_rules(main)),
        fallback=_opening_hours(_fallback_rules(fallback, main)),
    )


def _opening_hours(rules: Sequence[Rule]) -> OpeningHours | None:
    return OpeningHours(join_rules(rules), country="FR") if rules else None


def _stretches(hours: OpeningHours, first: date, end: date) -> Iterator[Stretch]:
    midnights = (datetime.combine(day, time()) for day in (first, end))
    for begin, until, state, comment in hours.intervals(*midnights):
        yield Stretch(begin, until, _status(state, comment), comment)


def _status(state: State, comment: str) -> Status:
    if state == State.CLOSED:
        return Status.CLOSED
    if by_appointment(comment):
        return Status.APPOINTMENT
    return Status.OPEN if state == State.OPEN else Status.UNKNOWN


def _honest(rule: Rule) -> Rule:
    """Days alone, or a remark alone, are no promise that the door is open."""
    return rule if rule.times or rule.modifier else replace(rule, modifier="unknown")


def _fallback_rules(fallback: list[Rule], main: list[Rule]) -> list[Rule]:
    """The fallback never opens a day that another rule closes on purpose."""
    closing = [rule for rule in main if rule.closes and not rule.times]
    plain = [replace(rule, operator=";") for rule in fallback]
    return [*plain, *closing] if plain else []


def _day_part(rule: Rule) -> Rule:
    times = ",".join(_day_and_night(span)[0] for span in rule.times.split(","))
    return replace(rule, times=times)


def _night_rules(rules: list[Rule]) -> list[Rule]:
    nights = [night for rule in rules if (night := _night_part(rule))]
    return nights if any(rule.times for rule in nights) else []


def _night_part(rule: Rule) -> Rule | None:
    """The rule's hours past midnight; None if it leaves the nights as they are."""
    parts = [_day_and_night(span)[1] for span in rule.times.split(",")]
    times = ",".join(part for part in parts if part)
    if times or (rule.closes and not rule.times):
        return replace(rule, times=times)
    if rule.operator == "," or rule.closes:
        return None
    return replace(rule, modifier="off", comment="")


def _day_and_night(span: str) -> tuple[str, str]:
    """Cut "18:00-02:00" into "18:00-24:00" and "00:00-02:00" of the day after."""
    begin, dash, end = span.partition("-")
    if not dash:
        return span, ""
    end = end.partition("/")[0].rstrip("+")
    end_min = _minutes(end)
    if end_min <= _minutes(begin):
        end_min += DAY_MIN
    if end_min <= DAY_MIN:
        return span, ""
    night_min = end_min - DAY_MIN
    night = f"00:00-{night_min // 60:02d}:{night_min % 60:02d}"
    return f"{begin}-24:00", night


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
