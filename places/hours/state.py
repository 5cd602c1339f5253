"""Open or closed, until when, and who says so: what a card tells a visitor."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from places.hours.expression import Status, parse_expression
from places.hours.openings import is_open_at, open_edges
from places.hours.timeline import PARIS, forget_timelines, segment_at
from places.hours.week import (
    DayHours,
    forget_weeks,
    special_days,
    usual_week,
    week_table,
)

__all__ = [
    "Confidence",
    "DayHours",
    "HoursState",
    "Status",
    "clear_cache",
    "is_open",
    "special_days",
    "state_at",
    "usual_week",
    "week_table",
]

CHANGE_TOLD_AHEAD_S = 8 * 24 * 3600
STALE_AFTER = timedelta(days=90)


class Confidence(StrEnum):
    """How far the hours can be believed."""

    CONFIRMED = "confirmed"
    STALE = "stale"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class HoursState:
    """The state of a place at one instant.

    `changes_at` is the next change of status, in Paris time; None means no change
    within 8 days; `next_status` is what begins then. `confirmed_on` None means that nobody ever confirmed the hours.
    `reason` tells why it is closed, `comment` what goes with the other states.
    """

    status: Status
    changes_at: datetime | None
    confidence: Confidence
    confirmed_on: date | None
    comment: str
    reason: str
    next_status: Status | None = None


def state_at(compiled: str, confirmed_at: datetime | None, at: datetime) -> HoursState:
    """State of a place for a visitor who asks at `at`; never raises on a bad text."""
    at_s = _posix(at)
    segment = segment_at(compiled, at_s)
    confidence, confirmed_on = _confidence(confirmed_at, at_s)
    if segment is None:
        return HoursState(Status.UNKNOWN, None, confidence, confirmed_on, "", "")
    closed = segment.status is Status.CLOSED
    soon = segment.change_s - at_s <= CHANGE_TOLD_AHEAD_S
    return HoursState(
        status=segment.status,
        changes_at=segment.changes_at if soon else None,
        confidence=confidence,
        confirmed_on=confirmed_on,
        comment="" if closed else segment.comment,
        reason=segment.comment if closed else "",
        next_status=segment.next_status if soon else None,
    )


def is_open(compiled: str, at: datetime) -> bool:
    """Whether the door is open at `at`; "by appointment" and "unknown" are not."""
    return is_open_at(compiled, _posix(at))


def clear_cache() -> None:
    """Forget all that was parsed or worked out."""
    parse_expression.cache_clear()
    open_edges.cache_clear()
    forget_weeks()
    forget_timelines()


def _posix(at: datetime) -> float:
    """POSIX seconds; a time without zone is the time on the clocks of Lille."""
    return (at if at.tzinfo else at.replace(tzinfo=PARIS)).timestamp()


def _confidence(
    confirmed_at: datetime | None, at_s: float
) -> tuple[Confidence, date | None]:
    if confirmed_at is None:
        return Confidence.UNCONFIRMED, None
    age_s = at_s - _posix(confirmed_at)
    stale = age_s > STALE_AFTER.total_seconds()
    confirmed_on = confirmed_at.astimezone(PARIS).date()
    return Confidence.STALE if stale else Confidence.CONFIRMED, confirmed_on
