"""What the page of one booking says and offers, in the room and by the link."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from merchants.choices import BookingState
from merchants.courses import rules, selectors
from merchants.courses.sheet import Sheet, number_of_people
from merchants.models import Booking


def context_of(booking: Booking, at: datetime) -> dict[str, Any]:
    """Title, what follows from it, and which buttons stand there."""
    sheet = Sheet(booking.course, 0, 0, at)
    state = BookingState(booking.state)
    waits = state == BookingState.WAITING
    before = selectors.position(booking) - 1 if waits else 0
    over, off = sheet.times.is_over(at), booking.course.cancelled_at is not None
    return {
        "booking": booking,
        "sheet": sheet,
        "state": state.value,
        "title_words": title_of(booking, over, off),
        "before": before,
        "before_words": number_of_people(before),
        "is_over": over,
        "is_off": off,
        "may_accept": waits and rules.may_accept(booking.course, at),
        "may_undo": rules.may_undo(booking, at),
        "may_cancel": state != BookingState.CANCELLED and not over and not off,
    }


def title_of(booking: Booking, over: bool, off: bool) -> str:
    """The sentence that answers the question with which one comes here."""
    name = {"name": booking.name}
    if off:
        return _("This course is called off")
    if booking.state == BookingState.CANCELLED:
        return _("%(name)s does not come") % name
    if over:
        return _("This course is over")
    if booking.state == BookingState.BOOKED:
        return _("%(name)s has a seat") % name
    return _("%(name)s is on the waiting list") % name
