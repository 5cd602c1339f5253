"""Courses for the tests: one that begins in a week, people who book, mails they got."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from merchants.courses import services
from merchants.models import Booking, Course, CourseSession
from tests.factories import MembershipFactory, UserFactory

WEEK = timedelta(days=7)
TWO_HOURS = timedelta(hours=2)


def course(seats=2, after=WEEK, sessions=1, **fields):
    """An open course whose first session begins after so long, then every week."""
    values = {"title": "Le néerlandais du comptoir", "is_open": True, "seats": seats}
    found = Course.objects.create(**{"place_words": "Salle Vauban", **values, **fields})
    for number in range(sessions):
        starts_at = timezone.now() + after + number * WEEK
        CourseSession.objects.create(
            course=found, starts_at=starts_at, ends_at=starts_at + TWO_HOURS
        )
    return found


def merchant(**fields):
    """Somebody who keeps a shop: (user, shop)."""
    membership = MembershipFactory(user=UserFactory(**fields))
    return membership.user, membership.shop


def book(course, name="Samia", who=None):
    """A booking by a merchant of a shop of his own."""
    user, shop = who or merchant()
    return services.book(course.pk, shop, user, name, "fr")


def states(course):
    """{name: state} of everybody, in the order of the list."""
    rows = Booking.objects.filter(course=course).order_by("made_at", "pk")
    return dict(rows.values_list("name", "state"))


def mails():
    """(address, subject) of the mails that were written."""
    return [(message.to[0], message.subject) for message in mail.outbox]
