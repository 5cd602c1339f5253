"""The usual week as a grid of at most two openings a day, and back to a text."""

from collections.abc import Sequence
from datetime import date, time
from itertools import groupby

from places.hours.compiler import rules_apart
from places.hours.expression import Status
from places.hours.faults import HoursError
from places.hours.order import is_weekly
from places.hours.rules import WEEKDAY_NAMES, Rule, join_rules
from places.hours.week import DayHours, usual_week

MAX_SPANS = 2
MIDNIGHT = time()
# Any Monday: weekly rules are the same in every week.
A_MONDAY = date(2024, 1, 1)

Span = tuple[time, time]


def week_grid(text: str) -> list[list[Span]] | None:
    """Openings of Monday to Sunday; None when a grid cannot say what the text says."""
    week = usual_week(text, A_MONDAY)
    if not week or not all(_fits(day) for day in week):
        return None
    if any(rule.operator == "||" for rule in rules_apart(text)):
        return None
    return [[(opens, closes) for opens, closes, _ in day.spans] for day in week]


def with_week(text: str, week: Sequence[str]) -> str:
    """A text with another usual week; holidays, seasons and dates stay as they were.

    `week` holds the times of Monday to Sunday, "" for a day off.
    """
    rules = [
        Rule(";", "", _days_text(days), times, "", "")
        for times, days in _by_times(week).items()
    ]
    return join_rules([*rules, *_kept(text)])


def keeps_more(text: str) -> bool:
    """Whether a text says more than the usual week."""
    return bool(_kept(text))


def span_text(opens: time, closes: time) -> str:
    """ "18:00-02:00"; closing at midnight is 24:00."""
    end = "24:00" if closes == MIDNIGHT else f"{closes:%H:%M}"
    return f"{opens:%H:%M}-{end}"


def _fits(day: DayHours) -> bool:
    plain = day.status in {Status.OPEN, Status.CLOSED} and not day.comment
    return plain and len(day.spans) <= MAX_SPANS


def _kept(text: str) -> list[Rule]:
    try:
        rules = rules_apart(text)
    except HoursError:
        return []
    return [rule for rule in rules if not is_weekly(rule) and rule.operator != "||"]


def _by_times(week: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for weekday, times in enumerate(week):
        if times:
            found.setdefault(times, []).append(weekday)
    return found


def _days_text(days: Sequence[int]) -> str:
    """[0, 1, 2, 4] -> "Mo-We,Fr"."""
    runs = []
    for _key, group in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
        run = [WEEKDAY_NAMES[day] for _at, day in group]
        runs.append(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ",".join(runs)
