"""Which rule wins: the order a shopkeeper means, whatever order was typed.

For OSM the last matching rule wins, so "PH off; Mo-Su 10:00-18:00" is open on
Christmas Day. People mean the special case to win wherever they write it.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from places.hours.rules import Rule

MONTH_DAY = r"(?:\d{4} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}"
SINGLE_DAYS = re.compile(rf"(?:{MONTH_DAY})(?:, ?{MONTH_DAY})*")
YEAR = re.compile(r"\b\d{4}\b")


class Rank(IntEnum):
    """From the weakest to the strongest kind of rule."""

    WEEKLY = 0
    SEASON = 1
    SCHOOL_HOLIDAY = 2
    PUBLIC_HOLIDAY = 3
    CLOSED_PERIOD = 4
    SINGLE_DAY = 5
    DATED_DAY = 6
    FALLBACK = 7


def in_meant_order(rules: Sequence[Rule]) -> list[Rule]:
    """Sort rules so that the special case comes last; equals keep their order."""
    last_weekly = max(
        (at for at, rule in enumerate(rules) if _is_weekly_opening(rule)), default=-1
    )
    ranks = [_rank(rule, at > last_weekly) for at, rule in enumerate(rules)]
    order = sorted(range(len(rules)), key=ranks.__getitem__)
    return [rules[at] for at in order]


def is_weekly(rule: Rule) -> bool:
    """Whether the rule belongs to the usual week: no date, season or holiday."""
    return _rank(rule, stays_in_week=False) is Rank.WEEKLY


def _is_weekly_opening(rule: Rule) -> bool:
    return is_weekly(rule) and not rule.closes


def _rank(rule: Rule, stays_in_week: bool) -> Rank:
    if rule.operator == "||":
        return Rank.FALLBACK
    if "SH" in rule.days:
        return Rank.SCHOOL_HOLIDAY
    if "PH" in rule.days:
        return Rank.PUBLIC_HOLIDAY
    return _date_rank(rule, stays_in_week) if rule.dates else Rank.WEEKLY


def _date_rank(rule: Rule, stays_in_week: bool) -> Rank:
    if SINGLE_DAYS.fullmatch(rule.dates):
        return Rank.DATED_DAY if YEAR.search(rule.dates) else Rank.SINGLE_DAY
    if rule.dates.startswith("easter"):
        return Rank.SINGLE_DAY
    if rule.closes and not rule.days:
        return Rank.CLOSED_PERIOD
    # "Jul-Aug 10:00-22:00; Mo off": Monday stays closed in summer.
    if stays_in_week and not rule.days and not rule.closes:
        return Rank.WEEKLY
    return Rank.SEASON
