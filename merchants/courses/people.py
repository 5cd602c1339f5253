"""Who is signed up for a course, as the city reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.validators import phone_words
from merchants.choices import BookingState
from merchants.courses import mails, selectors, sheet
from merchants.models import Booking, Course


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the list; `email` is empty for who must be called."""

    booking: Booking
    name: str
    shop: str
    phone: str
    email: str
    by_hand: bool
    has_seat: bool


def people(course: Course) -> list[Person]:
    """Those who have a seat by name, then those who wait by rank; one query."""
    rows = selectors.active().filter(course=course.pk)
    found = [person(b) for b in rows.select_related("shop__place", "user")]
    seated = sorted((p for p in found if p.has_seat), key=lambda p: p.name.casefold())
    return seated + [p for p in found if not p.has_seat]


def person(booking: Booking) -> Person:
    """How to name and reach somebody; a shop's own phone when he gave none."""
    shop = booking.shop
    phone = booking.phone or (shop.place.phone if shop else "")
    return Person(
        booking,
        sheet.name_words(booking),
        shop_words(booking),
        phone_words(phone) if phone else "",
        mails.reach(booking),
        booking.user_id is None,
        booking.state == BookingState.BOOKED,
    )


def shop_words(booking: Booking) -> str:
    """The name of the shop."""
    return booking.shop.name if booking.shop else booking.shop_words


def kept_words(booking: Booking) -> str:
    """What became of a booking by hand, and whether a mail says so."""
    name = {"name": booking.name}
    has_seat = booking.state == BookingState.BOOKED
    if has_seat:
        words = _("%(name)s has a seat.") % name
    else:
        words = _("The course is full: %(name)s is on the waiting list.") % name
    by_mail, by_phone = _("A mail says so."), _("There is no e-mail address: call.")
    return f"{words} {by_mail if mails.reach(booking) else by_phone}"
