"""The only door for bookings: the row of the course is held, so no seat goes twice."""

from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from core import audit
from merchants import limits
from merchants.choices import BookingState
from merchants.courses import mails, selectors
from merchants.courses.rules import (
    MOST_A_DAY,
    MOST_OF_A_SHOP,
    may_accept,
    may_undo,
    takes_bookings,
)
from merchants.courses.selectors import free_seats
from merchants.courses.timing import timing_of
from merchants.models import Booking, Course
from merchants.models.courses import key_of
from shops.models import Shop

FORM = "course"


class Closed(Exception):
    """The course takes no bookings: not open, called off, begun, or past its last day."""


class Enough(Exception):
    """The shop sends as many people as it may."""


class Gone(Exception):
    """Somebody else was faster, or it is too late."""


@transaction.atomic
def book(pk: int, shop: Shop, user: Any, name: str, language: str) -> Booking:
    """A seat, or a place on the waiting list; two clicks make one booking.

    Raises Closed, Enough, limits.TooMany.
    """
    course = hold(pk)
    if not takes_bookings(course, timezone.now()):
        raise Closed
    own = selectors.active().filter(course=course, shop=shop)
    twin = own.filter(name_key=key_of(name)).first()
    if twin is not None:
        return twin
    if own.count() >= MOST_OF_A_SHOP:
        raise Enough
    _count("shop", shop.pk)
    booking = Booking(shop=shop, user=user, made_by=user, name=name, language=language)
    return _keep(course, booking)


@transaction.atomic
def book_by_hand(pk: int, booking: Booking, actor: Any) -> Booking:
    """The city books for somebody, also after the last day; raises Closed, Enough.

    Enough: this person of this shop is booked already.
    """
    course = hold(pk)
    if course.cancelled_at or timing_of(course).is_over(timezone.now()):
        raise Closed
    same = selectors.active().filter(
        course=course, shop=booking.shop, shop_words=booking.shop_words
    )
    if same.filter(name_key=key_of(booking.name)).exists():
        raise Enough
    booking.made_by = actor
    kept = _keep(course, booking)
    log("course.by_hand", kept, actor)
    return kept


def _count(kind: str, key: int) -> None:
    """One more booking of a shop today; without a fiche, of one person."""
    limits.take(FORM, (limits.of(kind, key), MOST_A_DAY))


def _keep(course: Course, booking: Booking) -> Booking:
    _fill(course)
    booking.course = course
    is_free = free_seats(course) > 0
    booking.state = BookingState.BOOKED if is_free else BookingState.WAITING
    booking.save()
    mails.confirm(booking)
    return booking


@transaction.atomic
def cancel(pk: int, actor: Any, action: str = "course.left") -> Booking:
    """Somebody does not come; his seat goes to who waits. Raises Gone when it is over."""
    booking = _held(pk)
    if booking.state == BookingState.CANCELLED:
        return booking
    if timing_of(booking.course).is_over(timezone.now()):
        raise Gone
    had_seat = booking.state == BookingState.BOOKED
    booking.state, booking.cancelled_at = BookingState.CANCELLED, timezone.now()
    booking.save(update_fields=["state", "cancelled_at"])
    log(action, booking, actor)
    if had_seat:
        _fill(booking.course, freed=1)
    return booking


@transaction.atomic
def take_off(pk: int, actor: Any) -> Booking:
    """The city takes somebody off, and tells him; raises Gone."""
    was = _held(pk).state
    booking = cancel(pk, actor, "course.taken_off")
    if was != BookingState.CANCELLED:
        mails.taken_off(booking)
    return booking


@transaction.atomic
def undo(pk: int, actor: Any) -> Booking:
    """Come after all, within ten minutes: with the seat, or first on the waiting list.

    Raises Gone when the ten minutes are over, or the course has begun; limits.TooMany
    for who comes and goes: each time others may be told of a seat.
    """
    booking = _held(pk)
    if booking.state != BookingState.CANCELLED:
        return booking
    if not may_undo(booking, timezone.now()):
        raise Gone
    course = booking.course
    same = selectors.active().filter(course=course, shop=booking.shop)
    if same.filter(name_key=booking.name_key).exists():
        raise Gone
    by_shop = booking.shop_id is not None
    _count(*(("shop", booking.shop_id) if by_shop else ("booking", booking.pk)))
    is_free = free_seats(course) > 0
    booking.state = BookingState.BOOKED if is_free else BookingState.WAITING
    booking.cancelled_at = None
    booking.save(update_fields=["state", "cancelled_at"])
    log("course.back", booking, actor)
    return booking


@transaction.atomic
def accept(pk: int) -> Booking:
    """Say yes to a seat that got free in the last day; raises Gone when it went."""
    booking = _held(pk)
    if booking.state == BookingState.BOOKED:
        return booking
    course, now = booking.course, timezone.now()
    if booking.state != BookingState.WAITING or not may_accept(course, now):
        raise Gone
    booking.state, booking.moved_up_at = BookingState.BOOKED, now
    booking.save(update_fields=["state", "moved_up_at"])
    mails.confirm(booking)
    return booking


@transaction.atomic
def fill(pk: int) -> None:
    """Give seats that are free to who waits: after an editor added some, or a date."""
    course = hold(pk)
    _fill(course, freed=free_seats(course))


def _fill(course: Course, freed: int = 0) -> None:
    """Move up who waits; in the last day tell them all that a seat is free.

    `freed`: how many seats got free just now. Who was told of a seat that is still
    free is not told again. The row of the course is held by the caller.
    """
    now, free = timezone.now(), free_seats(course)
    times = timing_of(course)
    if course.cancelled_at or free <= 0 or times.has_begun(now):
        return
    waiting = selectors.queue(course).select_related("user", "shop")
    if not times.is_last_minute(now):
        for booking in waiting[:free]:
            booking.course = course
            booking.state, booking.moved_up_at = BookingState.BOOKED, now
            booking.save(update_fields=["state", "moved_up_at"])
            mails.move_up(booking)
        return
    for booking in waiting:
        if booking.told_at is None or free <= freed:
            booking.course, booking.told_at = course, now
            booking.save(update_fields=["told_at"])
            mails.offer(booking)


def hold(pk: int) -> Course:
    """The row of a course, held until the transaction ends; with its sessions."""
    course = Course.objects.select_for_update().get(pk=pk)
    prefetch_related_objects([course], "sessions")
    return course


def _held(pk: int) -> Booking:
    """A booking as it is once the row of its course is held."""
    course = hold(Booking.objects.values_list("course", flat=True).get(pk=pk))
    booking = Booking.objects.select_related("user", "shop").get(pk=pk)
    booking.course = course
    return booking


def log(action: str, booking: Booking, actor: Any) -> None:
    """Write what was done to a booking; names stay out of the log."""
    audit.record(
        action, booking.course, actor, booking=booking.pk, shop=booking.shop_id
    )
