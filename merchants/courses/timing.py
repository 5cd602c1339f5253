"""When a course begins, until when one may book, what happens to a seat that gets free.

A seat that gets free goes to the first of the waiting list at once: he is told and can
give it back. In the last day before the course he may not read his mail in time and the
seat would stay empty: then it is offered to all who wait, and the first yes has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from merchants.models import Course, CourseSession

LAST_MINUTE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Timing:
    """First start and last end of what takes place; None when no session does."""

    starts_at: datetime | None
    ends_at: datetime | None
    closes_at: datetime | None

    def has_begun(self, at: datetime) -> bool:
        """Whether it is too late to come from the beginning; so is it without dates."""
        return self.starts_at is None or self.starts_at <= at

    def is_over(self, at: datetime) -> bool:
        """Whether the last session has ended."""
        return self.ends_at is not None and self.ends_at <= at

    def takes_bookings(self, at: datetime) -> bool:
        """Whether merchants may still book."""
        return self.closes_at is not None and at < self.closes_at

    def is_last_minute(self, at: datetime) -> bool:
        """Whether a free seat goes to the first yes and no longer by the list."""
        return self.starts_at is not None and self.starts_at - at <= LAST_MINUTE


def timing(course: Course, sessions: Iterable[CourseSession]) -> Timing:
    """The moments of a course from its sessions, some of which may be called off."""
    held = [session for session in sessions if session.cancelled_at is None]
    if not held:
        return Timing(None, None, None)
    starts_at = min(session.starts_at for session in held)
    closes_at = min(course.booking_until or starts_at, starts_at)
    return Timing(starts_at, max(session.ends_at for session in held), closes_at)


def timing_of(course: Course) -> Timing:
    """The same, asking for the sessions unless they are there."""
    return timing(course, course.sessions.all())
