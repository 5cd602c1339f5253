"""Seats and waiting list: first come, first served, and what a free seat becomes."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

import pytest

from core import audit
from merchants import limits
from merchants.courses import calling_off, rules, selectors, services
from merchants.models import Booking, Course
from tests.factories import UserFactory
from tests.merchants.coursing import WEEK, book, course, mails, merchant, states

HOUR = timedelta(hours=1)
FULL = {"Samia": "booked", "Karim": "waiting", "Lucie": "waiting"}


@pytest.fixture
def full(db):
    """One seat, and two people who wait."""
    found = course(seats=1)
    for name in FULL:
        book(found, name, merchant(email=f"{name.lower()}@example.org"))
    mail.outbox.clear()
    return found


def of(name):
    return Booking.objects.get(name=name)


def test_seats_go_to_the_first_and_others_wait_in_order(full):
    assert states(full) == FULL
    assert [selectors.position(of(name)) for name in ("Karim", "Lucie")] == [1, 2]
    assert selectors.free_seats(full) == 0


def test_booking_is_confirmed_by_mail_with_its_dates(db):
    found = course(seats=1)
    book(found, "Samia", merchant(email="samia@example.org"))
    book(found, "Karim", merchant(email="karim@example.org"))

    seat, waiting = mail.outbox
    assert (seat.to, waiting.to) == (["samia@example.org"], ["karim@example.org"])
    [(name, content, kind)] = seat.attachments
    assert (name, kind) == (f"cours-{found.pk}.ics", "text/calendar")
    assert content.count("BEGIN:VEVENT") == 1
    assert waiting.attachments == []


def test_two_clicks_make_one_booking_however_the_name_is_written(db):
    found, who = course(seats=5), merchant()

    keys = {book(found, name, who).pk for name in ("Samia B", "samia  b", "SAMIA B")}

    assert len(keys) == Booking.objects.count() == len(mail.outbox) == 1


def test_same_name_of_another_shop_is_another_person(db):
    found = course(seats=5)

    assert book(found, "Samia").pk != book(found, "Samia").pk


def test_shop_sends_three_people_at_most(db):
    found, who = course(seats=9), merchant()
    for name in ("A", "B", "C"):
        book(found, name, who)

    with pytest.raises(services.Enough):
        book(found, "D", who)
    assert selectors.free_seats(found) == 6


def test_shop_books_twelve_times_a_day_at_most(db):
    who, names = merchant(), "ABC"
    for number in range(rules.MOST_A_DAY // len(names)):
        found = course(title=f"Cours {number}", seats=9)
        for name in names:
            book(found, name, who)

    with pytest.raises(limits.TooMany):
        book(course(seats=9), "A", who)
    assert Booking.objects.count() == rules.MOST_A_DAY


@pytest.mark.parametrize(
    "fields",
    [
        {"is_open": False},
        {"cancelled_at": "2026-01-01T00:00:00Z"},
        {"booking_until": "2026-01-01T00:00:00Z"},
        {"after": -HOUR},
        {"sessions": 0},
    ],
)
def test_course_that_takes_no_bookings(db, fields):
    found = course(**fields)

    with pytest.raises(services.Closed):
        book(found)
    assert Booking.objects.count() == len(mail.outbox) == 0


def test_seat_that_is_given_back_goes_to_the_first_who_waits(full):
    services.cancel(of("Samia").pk, of("Samia").user)

    assert states(full) == {"Samia": "cancelled", "Karim": "booked", "Lucie": "waiting"}
    [message] = mail.outbox
    assert message.to == ["karim@example.org"]
    assert len(message.attachments) == 1
    assert audit.entries(full)[0].action == "course.left"


def test_who_leaves_the_waiting_list_moves_nobody(full):
    services.cancel(of("Karim").pk, None)

    assert states(full) == {"Samia": "booked", "Karim": "cancelled", "Lucie": "waiting"}
    assert mail.outbox == []


def test_giving_back_twice_frees_one_seat(full):
    for _click in range(2):
        services.cancel(of("Samia").pk, None)

    assert list(states(full).values()) == ["cancelled", "booked", "waiting"]
    assert audit.entries(full).count() == len(mail.outbox) == 1


def test_seat_of_the_last_day_is_offered_to_all_and_the_first_yes_has_it(
    full, time_machine
):
    time_machine.move_to(timezone.now() + WEEK - 20 * HOUR, tick=False)

    services.cancel(of("Samia").pk, None)

    assert states(full) == FULL | {"Samia": "cancelled"}
    assert [to for to, _subject in mails()] == [
        "karim@example.org",
        "lucie@example.org",
    ]
    services.accept(of("Lucie").pk)
    with pytest.raises(services.Gone):
        services.accept(of("Karim").pk)
    assert states(full) == {"Samia": "cancelled", "Karim": "waiting", "Lucie": "booked"}


def test_who_waits_takes_no_seat_before_the_last_day(full):
    Course.objects.update(seats=2)

    with pytest.raises(services.Gone):
        services.accept(of("Lucie").pk)
    assert states(full) == FULL


def test_nobody_moves_up_once_the_course_has_begun(full, time_machine):
    time_machine.move_to(timezone.now() + WEEK + HOUR, tick=False)

    services.cancel(of("Samia").pk, None)

    assert states(full) == FULL | {"Samia": "cancelled"}
    assert mail.outbox == []


def test_nothing_is_given_back_after_the_course(full, time_machine):
    time_machine.move_to(timezone.now() + 2 * WEEK, tick=False)

    with pytest.raises(services.Gone):
        services.cancel(of("Samia").pk, None)
    assert states(full) == FULL


def test_undo_brings_the_seat_back(db):
    found = course(seats=1)
    booking = book(found)
    services.cancel(booking.pk, booking.user)

    services.undo(booking.pk, booking.user)

    assert states(found) == {"Samia": "booked"}
    actions = [entry.action for entry in audit.entries(found)]
    assert actions == ["course.back", "course.left"]


def test_undo_after_somebody_moved_up_is_first_on_the_waiting_list(full):
    services.cancel(of("Samia").pk, None)

    services.undo(of("Samia").pk, None)

    assert states(full) == {"Samia": "waiting", "Karim": "booked", "Lucie": "waiting"}
    assert selectors.position(of("Samia")) == 1


def test_undo_ends_after_ten_minutes(full, time_machine):
    services.cancel(of("Samia").pk, None)
    time_machine.move_to(timezone.now() + timedelta(minutes=11), tick=False)

    with pytest.raises(services.Gone):
        services.undo(of("Samia").pk, None)
    assert of("Samia").state == "cancelled"


def test_undo_of_who_has_booked_again_makes_no_second_booking(db):
    found, who = course(seats=5), merchant()
    first = book(found, "Samia", who)
    services.cancel(first.pk, None)
    book(found, "Samia", who)

    with pytest.raises(services.Gone):
        services.undo(first.pk, None)
    assert selectors.free_seats(found) == 4


def test_who_comes_and_goes_all_day_is_stopped(db):
    booking = book(course())
    for _time in range(rules.MOST_A_DAY - 1):
        services.cancel(booking.pk, None)
        services.undo(booking.pk, None)
    services.cancel(booking.pk, None)

    with pytest.raises(limits.TooMany):
        services.undo(booking.pk, None)
    assert of("Samia").state == "cancelled"


def test_form_that_was_saved_meanwhile_takes_no_seat_away(db):
    found = course(seats=2)
    for name in "AB":
        book(found, name)
    Course.objects.update(seats=1)

    calling_off.after_edit(found.pk, {}, UserFactory())

    assert Course.objects.get().seats == 2
    assert states(found) == {"A": "booked", "B": "booked"}


def test_new_seats_go_to_who_waits(full):
    Course.objects.update(seats=2)

    told = calling_off.after_edit(full.pk, calling_off.plan_of(full), UserFactory())

    assert told == 0
    assert states(full) == {"Samia": "booked", "Karim": "booked", "Lucie": "waiting"}
    assert [to for to, _subject in mails()] == ["karim@example.org"]


def test_city_books_by_hand_after_the_last_day_and_waits_like_all(full, editor):
    Course.objects.update(booking_until="2026-01-01T00:00:00Z")
    typed = Booking(name="Jo", shop_words="Chez Jo", email="jo@example.org")

    services.book_by_hand(full.pk, typed, editor)

    assert states(full) == FULL | {"Jo": "waiting"}
    assert [to for to, _subject in mails()] == ["jo@example.org"]
    [entry] = audit.entries(full)
    assert (entry.action, entry.actor) == ("course.by_hand", editor)
    with pytest.raises(services.Enough):
        services.book_by_hand(full.pk, Booking(name="jo", shop_words="Chez Jo"), editor)


def test_city_takes_somebody_off_once_and_tells_him(full, editor):
    for _click in range(2):
        services.take_off(of("Samia").pk, editor)

    assert [to for to, _subject in mails()] == [
        "karim@example.org",
        "samia@example.org",
    ]
    assert audit.entries(full).count() == 1
