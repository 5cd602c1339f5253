"""What courses keep of a person: to be handed out, to be erased, to be forgotten.

Somebody is found by his account and by his address: the city books for people who have
no account. A booking loses its name and keeps its shop: how many came stays known.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, F, Max, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from accounts import privacy
from merchants.choices import BookingState
from merchants.courses import services
from merchants.courses.timing import timing_of
from merchants.models import Attendance, Booking, Course

KEPT = timedelta(days=365)
BOOKED = (
    *("course__title", "shop__name", "shop_words", "name", "email", "phone"),
    *("language", "state", "made_at", "cancelled_at"),
)


def export(user: Any) -> dict[str, Any]:
    """The bookings of a person, and the sessions to which somebody came on them."""
    mine = of_person(user).order_by("pk")
    came = Attendance.objects.filter(booking__in=mine).order_by("pk")
    return {
        "bookings": list(mine.values(*BOOKED)),
        "attendance": list(came.values("session__starts_at", "came")),
    }


@transaction.atomic
def erase(user: Any) -> None:
    """Give back the seats that are still to come, then take the name off every booking."""
    now = timezone.now()
    keys = list(of_person(user).values_list("pk", flat=True))
    coming = Booking.objects.filter(pk__in=keys).exclude(state=BookingState.CANCELLED)
    for booking in coming.select_related("course").order_by("pk"):
        if not timing_of(booking.course).is_over(now):
            services.cancel(booking.pk, user)
    nameless(Booking.objects.filter(pk__in=keys))
    Attendance.objects.filter(noted_by=user).update(noted_by=None)
    Booking.objects.filter(made_by=user).update(made_by=None)


def of_person(user: Any) -> QuerySet[Booking]:
    """Bookings of an account, or with its address."""
    return Booking.objects.filter(Q(user=user) | Q(email__iexact=user.email))


def nameless(bookings: QuerySet[Booking]) -> int:
    """Take from bookings all that says whose they are; how many."""
    key = Concat(Value("#"), Cast(F("pk"), CharField()))
    return bookings.update(
        name="", name_key=key, email="", phone="", user=None, made_by=None
    )


def purge(at: datetime) -> int:
    """Forget names a year after the last session; how many bookings."""
    ended = Course.objects.annotate(last=Max("sessions__ends_at"))
    old = ended.filter(last__lt=at - KEPT).values("pk")
    return nameless(Booking.objects.filter(course__in=old).exclude(name=""))


def register() -> None:
    """Tell the accounts."""
    privacy.export("courses", export)
    privacy.erase("courses", erase)
