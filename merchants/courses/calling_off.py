"""A course or a session that does not take place, or takes place after all, or moved.

Whoever booked is told at once, those who wait too when it is the whole course.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core import audit
from merchants.choices import BookingState
from merchants.courses import mails, selectors
from merchants.courses.services import fill, hold
from merchants.courses.timing import timing_of
from merchants.models import Booking, Course, CourseSession

# When and where a session is, by its key: a change of it is told.
Plan = dict[int, tuple[Any, ...]]


class Over(Exception):
    """What took place already cannot be called off."""


@transaction.atomic
def call_off(pk: int, words: str, actor: Any) -> int:
    """The whole course does not take place; how many people are told. Raises Over."""
    course = hold(pk)
    now = timezone.now()
    if timing_of(course).is_over(now):
        raise Over
    if course.cancelled_at is not None:
        return 0
    _mark(course, now, words)
    audit.record("course.off", course, actor, words=words)
    return _tell(course, selectors.active(), lambda b: mails.call_off(b, words))


@transaction.atomic
def call_off_session(pk: int, session: int, words: str, actor: Any) -> int:
    """One session does not take place; how many people are told. Raises Over."""
    course = hold(pk)
    found = course.sessions.get(pk=session)
    now = timezone.now()
    if found.ends_at <= now:
        raise Over
    if course.cancelled_at is not None or found.cancelled_at is not None:
        return 0
    _mark(found, now, words)
    audit.record("course.session_off", course, actor, session=session, words=words)
    course = hold(pk)
    return _tell(
        course,
        _seated(),
        lambda b: mails.call_off_session(b, found.starts_at, words),
    )


@transaction.atomic
def bring_back(pk: int, session: int | None, actor: Any) -> int:
    """The course, or one session, takes place after all; how many people are told."""
    course = hold(pk)
    found = course if session is None else course.sessions.get(pk=session)
    if found.cancelled_at is None:
        return 0
    _mark(found, None, "")
    audit.record("course.back_on", course, actor, session=session)
    course = hold(pk)
    told = _tell(course, selectors.active(), mails.change)
    fill(pk)
    return told


def plan_of(course: Course) -> Plan:
    """When and where the coming sessions are: what people wrote into their calendar."""
    now, where = timezone.now(), (course.place_id, course.place_words)
    return {
        session.pk: (session.starts_at, session.ends_at, session.place_words, where)
        for session in CourseSession.objects.filter(course=course.pk, ends_at__gt=now)
    }


@transaction.atomic
def after_edit(pk: int, before: Plan, actor: Any) -> int:
    """Tell who has a seat when dates or place changed, and give away seats that are new.

    `before` is the plan as it was; how many people are told. Who booked while the form
    was being saved keeps his seat.
    """
    course = hold(pk)
    missing = -selectors.free_seats(course)
    if missing > 0:
        Course.objects.filter(pk=pk).update(seats=course.seats + missing)
    told = 0
    if before and plan_of(course) != before and course.cancelled_at is None:
        audit.record("course.changed", course, actor)
        told = _tell(course, _seated(), mails.change)
    fill(pk)
    return told


def _mark(found: Course | CourseSession, at: Any, words: str) -> None:
    found.cancelled_at, found.cancel_words = at, words
    rows = type(found).objects.filter(pk=found.pk)
    rows.update(cancelled_at=at, cancel_words=words)


def _seated() -> QuerySet[Booking]:
    return Booking.objects.filter(state=BookingState.BOOKED)


def _tell(
    course: Course, bookings: QuerySet[Booking], write: Callable[[Booking], None]
) -> int:
    """Write to each one who has an address; how many."""
    people = bookings.filter(course=course).select_related("user", "shop")
    found = mails.reached(people.order_by("made_at", "pk"))
    for booking in found:
        booking.course = course
        write(booking)
    return len(found)
