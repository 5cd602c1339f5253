"""One OSM opening_hours text out of hours, closures and school holidays."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from places.hours import faults
from places.hours.expression import parse_expression
from places.hours.faults import HoursError
from places.hours.order import in_meant_order
from places.hours.rules import Rule, join_rules, split_rules

MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
FRENCH_PUBLIC_HOLIDAYS = (
    "Jan 1,May 1,May 8,Jul 14,Aug 15,Nov 1,Nov 11,Dec 25,"
    "easter +1 day,easter +39 days,easter +50 days"
)
HOLIDAYS = r"(?:PH|SH)(?:,(?:PH|SH))*"
RESTRICTED = re.compile(rf"({HOLIDAYS}) (.+)|(.+) ({HOLIDAYS})")
SHIFTED = re.compile(r"\b(PH|SH) [+-]")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from `first_day` to `last_day`, both included."""

    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which a place is closed, both included, with the reason told to all."""

    first_day: date
    last_day: date
    reason: str


@dataclass(frozen=True, slots=True)
class AnsweredDay:
    """What a place said of one day: its times, "off", or "" for the usual hours."""

    day: date
    times: str


def compile_hours(
    text: str,
    closures: Sequence[Closure],
    school_holidays: Sequence[DateSpan],
    answers: Sequence[AnsweredDay] = (),
) -> str:
    """Give one OSM text that means what the shopkeeper means, closures included.

    School holidays become dates, the special case wins over the week, closures win
    over both, and what was said of one day wins over all. An empty or unusable text
    is "unknown" on other days; without closures and answers it stays empty.
    """
    try:
        rules = compiled_rules(text, school_holidays)
    except HoursError:
        rules = []
    if parse_expression(join_rules(rules)) is None:
        rules = []
    dated = [_closure_rule(closure) for closure in closures if _has_days(closure)]
    dated += [_answer_rule(answer) for answer in answers if answer.times]
    if dated and not rules:
        rules = [Rule(";", "", "", "", "unknown", "")]
    return join_rules([*rules, *dated])


def compiled_rules(text: str, school_holidays: Sequence[DateSpan]) -> list[Rule]:
    """Rules of a text in the meant order, without SH; raises `HoursError`."""
    return [
        dated
        for rule in in_meant_order(rules_apart(text))
        for dated in _with_dates(rule, school_holidays)
    ]


def rules_apart(text: str) -> list[Rule]:
    """Rules as they were typed, "Su,PH" in two; raises `HoursError`."""
    return [part for rule in split_rules(text) for part in _holidays_apart(rule)]


def osm_date(day: date) -> str:
    """Write a day as OSM does: "2026 Dec 25", whatever the server's locale."""
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02d}"


def _has_days(span: Closure | DateSpan) -> bool:
    return span.first_day <= span.last_day


def _span_text(span: Closure | DateSpan) -> str:
    return f"{osm_date(span.first_day)}-{osm_date(span.last_day)}"


def _closure_rule(closure: Closure) -> Rule:
    reason = re.sub(r'"([^"]*)"', r"“\1”", closure.reason).replace('"', "”")
    reason = re.sub(r"[\s\x00-\x1f\x7f\ud800-\udfff]+", " ", reason).strip()
    return Rule(";", _span_text(closure), "", "", "off", reason)


def _answer_rule(answer: AnsweredDay) -> Rule:
    closed = answer.times == "off"
    times, modifier = ("", "off") if closed else (answer.times, "")
    return Rule(";", osm_date(answer.day), "", times, modifier, "")


def _holidays_apart(rule: Rule) -> Iterator[Rule]:
    """Split "Su,PH,SH" into one rule a kind, so that each finds its own rank."""
    if not re.search("PH|SH", rule.days):
        yield rule
        return
    shifted = SHIFTED.search(rule.days)
    if "SH" in rule.days and (shifted or rule.dates):
        raise HoursError(faults.SCHOOL_HOLIDAYS)
    if shifted:
        yield rule
        return
    holidays, weekdays, restricted = _kinds_of_days(rule.days)
    if restricted and not (rule.closes and holidays == ["PH"]):
        for holiday in holidays:
            yield replace(rule, days=f"{holiday} {weekdays}")
        return
    for days in filter(None, (weekdays, *holidays)):
        yield replace(rule, days=days)


def _kinds_of_days(days: str) -> tuple[list[str], str, bool]:
    """Holidays, weekdays, and whether both must match ("SH Mo", not "SH,Mo")."""
    listed = re.split(r",\s*(?![^\[]*\])", days)
    holidays = [item for item in listed if item in {"PH", "SH"}]
    weekdays = ",".join(item for item in listed if item not in {"PH", "SH"})
    if not re.search("PH|SH", weekdays):
        return holidays, weekdays, False
    found = RESTRICTED.fullmatch(days)
    weekdays = (found[2] or found[3]) if found else days
    if found is None or re.search("PH|SH", weekdays):
        raise HoursError(faults.SYNTAX)
    return re.findall("PH|SH", found[1] or found[4]), weekdays, True


def _with_dates(rule: Rule, school_holidays: Sequence[DateSpan]) -> Iterator[Rule]:
    """Name the days that the library cannot: SH, and weekdays among the PH."""
    if "SH" in rule.days:
        spans = [_span_text(span) for span in school_holidays if _has_days(span)]
        if spans:
            weekdays = rule.days.removeprefix("SH").strip()
            yield replace(rule, dates=",".join(spans), days=weekdays)
    elif rule.days.startswith("PH ") and not SHIFTED.search(rule.days):
        weekdays = rule.days.removeprefix("PH ")
        yield replace(rule, dates=FRENCH_PUBLIC_HOLIDAYS, days=weekdays)
    else:
        yield rule
