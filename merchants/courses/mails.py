"""Mails about courses: each in the language of the person, with the dates."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from accounts.people import language_of
from core import languages
from core.formats import date_words
from merchants import mail
from merchants.choices import BookingState
from merchants.courses import ical, links, selectors, sheet
from merchants.models import Booking, Course


def confirm(booking: Booking) -> None:
    """To who booked: a seat with the dates, or a place on the waiting list."""
    if booking.state == BookingState.BOOKED:
        _send("course_booked", booking, with_dates=True)
    else:
        _send("course_waiting", booking, before=selectors.position(booking) - 1)


def move_up(booking: Booking) -> None:
    """Somebody gave his seat back: it is yours."""
    _send("course_moved_up", booking, with_dates=True)


def offer(booking: Booking) -> None:
    """A seat is free at the last minute: the first yes has it."""
    _send("course_offer", booking)


def remind(booking: Booking) -> None:
    """The course begins in two days."""
    _send("course_reminder", booking, with_dates=True)


def taken_off(booking: Booking) -> None:
    """The city took somebody off."""
    _send("course_taken_off", booking)


def call_off(booking: Booking, words: str) -> None:
    """The whole course does not take place."""
    _send("course_off", booking, words=words, with_dates=True)


def call_off_session(booking: Booking, day: Any, words: str) -> None:
    """One date does not take place."""
    _send("course_session_off", booking, off=day, words=words, with_dates=True)


def change(booking: Booking) -> None:
    """Dates or place are others."""
    _send("course_changed", booking, with_dates=True)


def reached(bookings: Iterable[Booking]) -> list[Booking]:
    """Those who have an address to which a mail can go."""
    return [booking for booking in bookings if reach(booking)]


def reach(booking: Booking) -> str:
    """The address of a person; empty when there is none."""
    user = booking.user
    if user is not None and user.is_active:
        return user.email
    return "" if user is not None else booking.email


def _send(name: str, booking: Booking, with_dates: bool = False, **more: Any) -> None:
    email = reach(booking)
    if not email:
        return
    code = language_of(booking.user) if booking.user else booking.language
    code = code if code in languages.codes() else languages.SOURCE
    with override(code):
        if "off" in more:
            more["off"] = date_words(timezone.localdate(more["off"]), code)
        context = _facts(booking.course) | more
        context |= {"person": booking.name, "address": links.address_of(booking, code)}
        message = mail.message(name, email, code, **context)
        if with_dates:
            course = booking.course
            data = ical.calendar_of(course)
            message.attach(ical.filename(course), data, ical.KIND)
    message.send()


def _facts(course: Course) -> dict[str, Any]:
    """What every mail says: title, dates, place."""
    now = timezone.now()
    found = [row for row in sheet.rows(course, now) if not row.is_over]
    coming = [row for row in found if not row.is_cancelled]
    return {
        "title": sheet.title_words(course),
        "rows": coming,
        "first": coming[0].day if coming else "",
        "where": sheet.where_words(course),
        "phone": sheet.Sheet(course, 0, 0, now).phone,
        "contact": course.contact_email,
    }
