"""Public holidays in a text of hours, and words for rules that no grid can say."""

import re
from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babel.dates import get_month_names

from core.formats import weekday_words
from places.hours.compiler import MONTHS, rules_apart
from places.hours.faults import HoursError
from places.hours.grid import week_grid
from places.hours.order import is_weekly
from places.hours.rules import WEEKDAY_NAMES, Rule, join_rules

OFF = Rule(";", "", "PH", "", "off", "")
WORD = re.compile(r"[A-Za-z]+")


class Holidays(TextChoices):
    """What happens on public holidays."""

    CLOSED = "closed", gettext_lazy("Closed")
    USUAL = "usual", gettext_lazy("Open as on any other day")
    EACH = "each", gettext_lazy("I shall say it each time")
    KEPT = "kept", gettext_lazy("As it is written now")


def holidays_of(text: str) -> Holidays | None:
    """What a text says of public holidays; None when it says nothing."""
    rules = [rule for rule in _rules(text) if "PH" in rule.days]
    if not rules:
        return None
    plain = all(rule.days == "PH" and rule.closes and not rule.times for rule in rules)
    return Holidays.CLOSED if plain else Holidays.KEPT


def with_holidays(text: str, choice: str) -> str:
    """A text that says of public holidays what was chosen."""
    if choice == Holidays.KEPT:
        return text
    rules = [rule for rule in _rules(text) if "PH" not in rule.days]
    return join_rules([*rules, OFF] if choice == Holidays.CLOSED else rules)


def kept_rules(text: str, language: str) -> list[str]:
    """What a grid of the week leaves as it is, in words: seasons, dates, holidays."""
    closed = holidays_of(text) is Holidays.CLOSED
    rules = [
        rule
        for rule in _rules(text)
        if not (is_weekly(rule) or rule.operator == "||")
        and not (closed and "PH" in rule.days)
    ]
    return [_in_words(rule, language) for rule in rules]


def all_rules(text: str, language: str) -> list[str]:
    """Every rule of a text in words; nothing when a grid says them all."""
    if week_grid(text) is not None:
        return []
    return [_in_words(rule, language) for rule in _rules(text)]


def _rules(text: str) -> list[Rule]:
    try:
        return list(rules_apart(text))
    except HoursError:
        return []


def _in_words(rule: Rule, language: str) -> str:
    """A rule with the names of days and months as people write them."""
    names = dict(_names(language))
    parts = (rule.dates, rule.days, rule.times, rule.modifier)
    words = [
        WORD.sub(lambda found: names.get(found[0], found[0]), part)
        for part in parts
        if part
    ]
    if rule.comment:
        words.append(f"“{rule.comment}”")
    return " ".join(words)


def _names(language: str) -> Iterator[tuple[str, str]]:
    months = get_month_names("wide", locale=language)
    yield from ((code, months[at]) for at, code in enumerate(MONTHS, start=1))
    for at, code in enumerate(WEEKDAY_NAMES):
        yield code, weekday_words(at, language)
    yield "PH", _("public holidays")
    yield "SH", _("school holidays")
    yield "easter", _("Easter")
    yield "off", _("closed")
    yield "closed", _("closed")
    yield "unknown", _("hours unknown")
