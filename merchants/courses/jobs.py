"""What the clock does about courses."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from core import clock
from merchants.choices import BookingState
from merchants.courses import mails, privacy, selectors
from merchants.courses.timing import timing_of
from merchants.models import Booking, Course

# Who booked yesterday has the dates in a mail already.
FRESH = timedelta(days=1)
DAYS_BEFORE = 2


@clock.daily(hour=9, minute=10)
def remind_of_courses() -> int:
    """Two days before a course begins; how many people."""
    return remind(timezone.now())


@clock.daily(hour=4, minute=5)
def forget_courses() -> int:
    """Names, a year after the last session."""
    return privacy.purge(timezone.now())


def remind(at: datetime) -> int:
    """Write to who has a seat in a course that begins within two days, once each.

    A day that the clock missed is caught up with the next one.
    """
    today = timezone.localdate(at)
    courses = selectors.coming(Course.objects.filter(cancelled_at=None), at)
    return sum(
        _remind(course, at)
        for course in courses.select_related("place").prefetch_related("sessions")
        if _begins_in_days(course, today) in range(1, DAYS_BEFORE + 1)
    )


def _begins_in_days(course: Course, today: date) -> int:
    starts_at = timing_of(course).starts_at
    return (timezone.localdate(starts_at) - today).days if starts_at else -1


def _remind(course: Course, at: datetime) -> int:
    people = Booking.objects.filter(
        course=course,
        state=BookingState.BOOKED,
        reminded_at=None,
        made_at__lte=at - FRESH,
    )
    sent = 0
    for booking in mails.reached(people.select_related("user", "shop").order_by("pk")):
        booking.course = course
        sent += _remind_once(booking, at)
    return sent


@transaction.atomic
def _remind_once(booking: Booking, at: datetime) -> bool:
    """False when another process was faster."""
    mine = Booking.objects.filter(pk=booking.pk, reminded_at=None)
    if not mine.filter(state=BookingState.BOOKED).update(reminded_at=at):
        return False
    mails.remind(booking)
    return True
