"""What was said of single days, in the form in which a place keeps it for its page.

{"days": {"2026-12-25": ["2026-11-20", "owner"]}, "closed": [["2026-12-01", "2026-12-05"]]}:
a day with an answer says when it was answered and by whom; a closure says its first
and last day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from django.utils import timezone


class Said(StrEnum):
    """What is known of the hours of a place on one day."""

    CONFIRMED = "confirmed"
    USUAL = "usual"
    UNKNOWN = "unknown"


class HasSpan(Protocol):
    """A closure."""

    first_day: date
    last_day: date


class HasAnswer(Protocol):
    """An answer for a special day."""

    date: date
    answered_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class SaidOf:
    """What was said of one day; `on` and `source` are empty for a closure."""

    state: Said
    on: date | None = None
    source: str = ""


def answered_days(
    closures: Iterable[HasSpan], answers: Iterable[HasAnswer]
) -> dict[str, Any]:
    """The days of which something was said, for Place.answered_days."""
    days = {
        str(answer.date): [
            str(timezone.localtime(answer.answered_at).date()),
            answer.source,
        ]
        for answer in answers
    }
    closed = [[str(span.first_day), str(span.last_day)] for span in closures]
    return {"days": days, "closed": closed} if days or closed else {}


def said_of(answered: dict[str, Any], knows_hours: bool, day: date) -> SaidOf:
    """What is known of a day: an answer or a closure confirms it, silence does not."""
    written = str(day)
    if written in answered.get("days", {}):
        on, source = answered["days"][written]
        return SaidOf(Said.CONFIRMED, date.fromisoformat(on), source)
    if any(first <= written <= last for first, last in answered.get("closed", [])):
        return SaidOf(Said.CONFIRMED)
    return SaidOf(Said.USUAL if knows_hours else Said.UNKNOWN)


def knows_hours(compiled: str) -> bool:
    """Whether compiled hours say something of days without closure or answer."""
    return bool(compiled) and not compiled.startswith("unknown;")
