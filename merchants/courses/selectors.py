"""Questions about courses that several pages ask."""

from datetime import datetime

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from merchants.choices import BookingState
from merchants.models import Booking, Course, CourseSession
from shops.models import Shop


def counted(courses: QuerySet[Course]) -> QuerySet[Course]:
    """Courses with `booked` and `waiting`, their place and sessions; two queries."""
    found = courses.annotate(
        booked=_count(BookingState.BOOKED), waiting=_count(BookingState.WAITING)
    )
    return found.select_related("place").prefetch_related("sessions")


def _count(state: BookingState) -> Coalesce:
    rows = Booking.objects.filter(course=OuterRef("pk"), state=state).order_by()
    counts = rows.values("course").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counts), 0)


def coming(courses: QuerySet[Course], at: datetime) -> QuerySet[Course]:
    """Courses that are not over, the next one first."""
    found = _with_next(courses, at).filter(next_at__isnull=False)
    return found.order_by("next_at", "pk")


def by_date(at: datetime) -> QuerySet[Course]:
    """All courses: the next one first, those that are over last."""
    return _with_next(Course.objects.all(), at).order_by(
        F("next_at").asc(nulls_last=True), "-pk"
    )


def _with_next(courses: QuerySet[Course], at: datetime) -> QuerySet[Course]:
    ahead = CourseSession.objects.filter(course=OuterRef("pk"), ends_at__gt=at)
    firsts = ahead.order_by().values("course").annotate(at=Min("starts_at"))
    return courses.annotate(next_at=Subquery(firsts.values("at")))


def seen_by(shop: Shop) -> QuerySet[Course]:
    """What a shop sees: courses that are open, and those to which it sends somebody."""
    own = active().filter(course=OuterRef("pk"), shop=shop)
    return Course.objects.filter(Q(is_open=True) | Exists(own))


def active() -> QuerySet[Booking]:
    """Who has a seat or waits for one."""
    return Booking.objects.exclude(state=BookingState.CANCELLED)


def queue(course: Course) -> QuerySet[Booking]:
    """Who waits for a seat, the first one first."""
    return course.bookings.filter(state=BookingState.WAITING).order_by("made_at", "pk")


def position(booking: Booking) -> int:
    """Where somebody stands on the waiting list, from 1."""
    before = Q(made_at__lt=booking.made_at) | Q(
        made_at=booking.made_at, pk__lt=booking.pk
    )
    waiting = Booking.objects.filter(
        course=booking.course_id, state=BookingState.WAITING
    )
    return waiting.filter(before).count() + 1


def free_seats(course: Course) -> int:
    """How many seats nobody has; one query."""
    booked = Booking.objects.filter(course=course.pk, state=BookingState.BOOKED)
    return course.seats - booked.count()
