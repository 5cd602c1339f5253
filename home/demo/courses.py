"""Courses for merchants of the demonstration: one is full, somebody waits."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from home.demo.agenda import WEEKDAYS
from home.demo.files import read
from home.demo.pages import Library
from home.demo.people import DOMAIN
from merchants.choices import BookingState
from merchants.models import Booking, Course, CourseSession
from places.hours.timeline import PARIS
from places.models import Place
from shops.models import Shop
from walks.models import SightPage

ORGANISER, PHONE = "Ville de Roubaix, service commerce", "+33353010099"
PLAIN = ("kind", "taught", "seats", "teacher", "languages", "place_words")
WORDS = ("title", "audience", "description")


def make(library: Library) -> int:
    """Make the courses that do not exist yet; those that are over get new dates."""
    return sum(_make(facts) for facts in read("courses")["course"])


def remove() -> None:
    """Take the courses away, with who was signed up."""
    Booking.objects.all().delete()
    Course.objects.all().delete()


def _make(facts: dict[str, Any]) -> bool:
    """One course; False when it is there and still to come."""
    course = Course.objects.filter(title=facts["title"]["fr"]).first()
    if course is not None:
        if course.sessions.filter(ends_at__gt=timezone.now()).exists():
            return False
        course.sessions.all().delete()
        _dates(course, facts)
        return True
    course = Course.objects.create(**_fields(facts))
    _dates(course, facts)
    for number, (whose, name) in enumerate(facts["bookings"]):
        _book(course, whose, name, number)
    return True


def _fields(facts: dict[str, Any]) -> dict[str, Any]:
    words = {
        name + ("" if code == "fr" else f"_{code}"): text.strip()
        for name in WORDS
        for code, text in facts[name].items()
    }
    fields = {name: facts[name] for name in PLAIN}
    more = {"organiser": ORGANISER, "contact_phone": PHONE, "is_open": True}
    return fields | words | more | {"place": _place(facts["place"])}


def _place(slug: str) -> Place | None:
    page = SightPage.objects.filter(slug=slug).select_related("place").first()
    return page.place if page else None


def _dates(course: Course, facts: dict[str, Any]) -> None:
    today = timezone.localdate()
    wait = (WEEKDAYS.index(facts["weekday"]) - today.weekday()) % 7
    for number in range(facts["sessions"]):
        day = today + timedelta(days=wait + 7 * (facts["week"] + number))
        clock = time.fromisoformat(facts["start"])
        starts_at = datetime.combine(day, clock, tzinfo=PARIS)
        ends_at = starts_at + timedelta(minutes=facts["duration_min"])
        CourseSession.objects.create(
            course=course, starts_at=starts_at, ends_at=ends_at
        )


def _book(course: Course, whose: str, name: str, number: int) -> None:
    """A booking of a person of the demonstration, or by hand for a shop in words."""
    user = User.objects.filter(email=f"{whose}{DOMAIN}").first()
    shop = Shop.objects.filter(memberships__user=user).first() if user else None
    seated = number < course.seats
    Booking.objects.create(
        course=course,
        shop=shop,
        shop_words="" if shop else whose,
        user=user if shop else None,
        name=name,
        phone="" if shop else PHONE,
        state=BookingState.BOOKED if seated else BookingState.WAITING,
        made_at=timezone.now() - timedelta(days=5, hours=-number),
    )
