"""Courses with what one shop has booked there, for the room."""

from collections import defaultdict
from datetime import datetime

from merchants.choices import BookingState
from merchants.courses import selectors
from merchants.courses.sheet import Line, Sheet, state_words
from merchants.models import Booking, Course
from shops.models import Shop


def sheets(shop: Shop, at: datetime) -> list[Sheet]:
    """The coming courses that a shop sees, the next one first; at most four queries."""
    seen = selectors.coming(selectors.seen_by(shop), at)
    return _with_own(list(selectors.counted(seen)), shop, at)


def sheet(shop: Shop, pk: int, at: datetime) -> Sheet | None:
    """One course that a shop sees, also when it is over; None when there is none."""
    found = list(selectors.counted(selectors.seen_by(shop)).filter(pk=pk))
    return next(iter(_with_own(found, shop, at)), None)


def _with_own(courses: list[Course], shop: Shop, at: datetime) -> list[Sheet]:
    own: dict[int, list[Booking]] = defaultdict(list)
    if courses:
        for booking in selectors.active().filter(shop=shop, course__in=courses):
            own[booking.course_id].append(booking)
    places = _places([booking for rows in own.values() for booking in rows])
    return [
        Sheet(
            course,
            course.booked,
            course.waiting,
            at,
            [
                Line(booking, state_words(booking, places.get(booking.pk, 0)))
                for booking in own[course.pk]
            ],
        )
        for course in courses
    ]


def _places(bookings: list[Booking]) -> dict[int, int]:
    """Where each one stands on its waiting list, from 1; one query, none when none waits."""
    mine = {b.pk for b in bookings if b.state == BookingState.WAITING}
    if not mine:
        return {}
    courses = {b.course_id for b in bookings if b.pk in mine}
    rows = Booking.objects.filter(course__in=courses, state=BookingState.WAITING)
    places: dict[int, int] = {}
    counts: dict[int, int] = defaultdict(int)
    for pk, course in rows.order_by("made_at", "pk").values_list("pk", "course"):
        counts[course] += 1
        if pk in mine:
            places[pk] = counts[course]
    return places
