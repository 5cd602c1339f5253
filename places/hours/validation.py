"""Refuse hours that would mislead, with one sentence that says what to write."""

import re
import unicodedata

from places.hours import faults
from places.hours.compiler import compiled_rules
from places.hours.expression import parse_expression
from places.hours.faults import HoursError
from places.hours.rules import join_rules, split_rules
from places.hours.suggestion import suggest_hours

__all__ = ["HoursError", "check_hours", "check_times"]

MAX_CHARACTERS = 1000
MAX_TIMES_CHARACTERS = 80


def check_hours(text: str) -> str:
    """Give the text in its tidy form, or raise `HoursError` with what to do.

    An empty text stays empty: the hours are unknown.
    """
    text = text.strip()
    if len(text) > MAX_CHARACTERS:
        raise HoursError(faults.TOO_LONG, limit=MAX_CHARACTERS)
    if any(unicodedata.category(character) in {"Cc", "Cf"} for character in text):
        raise HoursError(faults.CONTROL)
    if not re.search(r"\w", text):
        return _nothing_written(text)
    rules = split_rules(text)
    tidied = join_rules(rules)
    _check_syntax(text, tidied)
    compiled_rules(text, school_holidays=())
    for rule in rules:
        if rule.says_nothing_of_times:
            raise HoursError(faults.NO_TIMES, rule=str(rule))
    return tidied


def check_times(text: str) -> str:
    """Give the times of one day in their tidy form: "9:00-12:00" -> "09:00-12:00".

    Raises `HoursError` for anything else than times.
    """
    if len(text) > MAX_TIMES_CHARACTERS:
        raise HoursError(faults.TOO_LONG, limit=MAX_TIMES_CHARACTERS)
    try:
        rules = split_rules(check_hours(text))
    except HoursError:
        rules = ()
    if len(rules) != 1 or str(rules[0]) != rules[0].times or "-" not in rules[0].times:
        raise HoursError(faults.TIMES)
    return rules[0].times


def _nothing_written(text: str) -> str:
    if text:
        raise HoursError(faults.SYNTAX)
    return ""


def _check_syntax(text: str, tidied: str) -> None:
    if parse_expression(tidied):
        return
    suggestion = suggest_hours(text)
    if suggestion:
        raise HoursError(faults.SUGGESTION, suggestion=suggestion)
    raise HoursError(faults.SYNTAX)
