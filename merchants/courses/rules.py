"""What a merchant may do with a course, and until when."""

from datetime import datetime, timedelta

from merchants.courses.selectors import free_seats
from merchants.courses.timing import timing_of
from merchants.models import Booking, Course

MOST_OF_A_SHOP, MOST_A_DAY = 3, 12
UNDO_WITHIN = timedelta(minutes=10)


def takes_bookings(course: Course, at: datetime) -> bool:
    """Whether a merchant may book, a seat or a place on the waiting list."""
    if course.cancelled_at or not course.is_open:
        return False
    return timing_of(course).takes_bookings(at)


def may_undo(booking: Booking, at: datetime) -> bool:
    """Whether a booking that was cancelled can still be taken up again."""
    since = booking.cancelled_at
    if since is None or at - since > UNDO_WITHIN or booking.course.cancelled_at:
        return False
    return not timing_of(booking.course).has_begun(at)


def may_accept(course: Course, at: datetime) -> bool:
    """Whether who waits may take a seat by himself; one query in the last day."""
    times = timing_of(course)
    if course.cancelled_at or times.has_begun(at) or not times.is_last_minute(at):
        return False
    return free_seats(course) > 0
