"""Courses in the admin: the form, who comes, who came, paper, spreadsheet, by hand."""

from datetime import timedelta
from io import BytesIO

from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest
from openpyxl import load_workbook

from merchants.models import Attendance, Booking, Course
from tests.factories import ShopFactory
from tests.merchants.coursing import book, course, merchant, states

LIST = "/admin/snippets/merchants/course/"
MONDAY = "2026-11-23T09:00:00+01:00"


@pytest.fixture
def desk(client, editor, time_machine):
    """The client of an editor, on a Monday."""
    time_machine.move_to(MONDAY, tick=False)
    client.force_login(editor)
    return client


def form_of(found=None, **fields):
    """What the form of a course sends."""
    sessions = list(found.sessions.all()) if found else []
    at = "%Y-%m-%d %H:%M"
    data = {
        "kind": "digital",
        "taught": "",
        "title": "Votre page",
        "seats": "6",
        "is_open": "on",
        "sessions-TOTAL_FORMS": str(len(sessions) or 1),
        "sessions-INITIAL_FORMS": str(len(sessions)),
        "sessions-MIN_NUM_FORMS": "1",
        "sessions-MAX_NUM_FORMS": "60",
        "sessions-0-starts_at": "2026-12-08 14:00",
        "sessions-0-ends_at": "2026-12-08 16:00",
    }
    for number, session in enumerate(sessions):
        local = [timezone.localtime(t) for t in (session.starts_at, session.ends_at)]
        data |= {
            f"sessions-{number}-id": str(session.pk),
            f"sessions-{number}-starts_at": local[0].strftime(at),
            f"sessions-{number}-ends_at": local[1].strftime(at),
        }
    return data | fields


def test_editor_makes_a_course_and_lands_on_its_page(desk):
    response = desk.post(f"{LIST}add/", form_of())

    found = Course.objects.get()
    assert response.url == reverse("merchants_course", args=[found.pk])
    assert (found.title, found.seats, found.sessions.count()) == ("Votre page", 6, 1)
    assert desk.get(response.url).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"sessions-0-ends_at": "2026-12-08 13:00"},
        {"sessions-TOTAL_FORMS": "0"},
        {"seats": "0"},
        {"seats": "301"},
        {"seats": "x"},
        {"title": ""},
        {"languages": "klingon"},
        {"contact_phone": "12"},
        {"kind": "x"},
    ],
)
def test_course_that_is_none_is_not_made(desk, fields):
    response = desk.post(f"{LIST}add/", form_of(**fields))

    assert response.status_code == 200
    assert Course.objects.count() == 0


def test_fewer_seats_than_people_are_refused(desk):
    found = course(seats=3)
    for name in "AB":
        book(found, name)

    response = desk.post(f"{LIST}edit/{found.pk}/", form_of(found, seats="1"))

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"seats"}
    assert Course.objects.get().seats == 3


def test_other_dates_and_more_seats_are_told_at_once(desk):
    found = course(seats=1)
    book(found, "A", merchant(email="a@example.org"))
    book(found, "B", merchant(email="b@example.org"))
    mail.outbox.clear()
    later = {"sessions-0-ends_at": "2026-11-30 12:00", "seats": "2"}

    response = desk.post(f"{LIST}edit/{found.pk}/", form_of(found, **later))

    assert response.status_code == 302
    assert states(found) == {"A": "booked", "B": "booked"}
    assert [message.to[0] for message in mail.outbox] == [
        "a@example.org",
        "b@example.org",
    ]


def test_same_form_tells_nobody(desk):
    found = course(title="Votre page", place_words="")
    book(found)
    mail.outbox.clear()

    response = desk.post(f"{LIST}edit/{found.pk}/", form_of(found))

    assert response.status_code == 302
    assert mail.outbox == []


def test_course_with_bookings_is_not_deleted(desk):
    found = course()
    book(found)

    one = desk.post(f"{LIST}delete/{found.pk}/", follow=True)
    url = reverse("wagtail_bulk_action", args=["merchants", "course", "delete"])
    many = desk.post(f"{url}?id={found.pk}", follow=True)

    assert Course.objects.count() == Booking.objects.count() == 1
    assert (one.status_code, many.status_code) == (200, 200)


def test_page_says_who_comes_and_who_must_be_called(desk):
    found = course(seats=1)
    book(found, "Samia", merchant(email="samia@example.org"))
    desk.post(
        reverse("merchants_course_add", args=[found.pk]),
        {
            "name": "Jo",
            "shop_words": "Chez Jo",
            "phone": "0320692360",
            "language": "nl",
        },
    )

    page = desk.get(reverse("merchants_course", args=[found.pk]))

    people = page.context["people"]
    assert [(p.name, p.email, p.phone, p.has_seat) for p in people] == [
        ("Samia", "samia@example.org", "", True),
        ("Jo", "", "+33 3 20 69 23 60", False),
    ]
    assert Booking.objects.get(name="Jo").language == "nl"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, {"name"}),
        ({"name": "Jo"}, {"shop_words"}),
        ({"name": "=1", "shop_words": "X"}, {"name"}),
        ({"name": "Jo", "shop": "999999"}, {"shop"}),
        ({"name": "Jo", "shop": "x" * 5000}, {"shop"}),
        ({"name": "Jo", "shop_words": "X", "email": "x"}, {"email"}),
        ({"name": "Jo", "shop_words": "X", "language": "zz"}, {"language"}),
        ({"name": "J" * 10_000, "shop_words": "X"}, {"name"}),
    ],
)
def test_booking_by_hand_that_is_none(desk, typed, wrong):
    found = course()

    response = desk.post(
        reverse("merchants_course_add", args=[found.pk]), {"language": "fr"} | typed
    )

    assert response.status_code == 422
    assert set(response.context["form"].errors) == wrong
    assert Booking.objects.count() == 0


def test_booking_by_hand_for_a_shop_of_the_portal(desk):
    found, shop = course(), ShopFactory()

    desk.post(
        reverse("merchants_course_add", args=[found.pk]),
        {"name": "Jo", "shop": shop.pk, "shop_words": "X", "language": "fr"},
    )

    booking = Booking.objects.get()
    assert (booking.shop, booking.shop_words, booking.user) == (shop, "", None)


def test_ticks_say_who_came_and_who_did_not(desk):
    found = course(seats=3)
    came, away, waits = (book(found, name) for name in ("A", "B", "C"))
    Booking.objects.filter(pk=waits.pk).update(state="waiting")
    url = reverse("merchants_session", args=[found.pk, found.sessions.get().pk])

    desk.post(url, {"came": [came.pk, waits.pk, "x", "99999"]})
    first = dict(Attendance.objects.values_list("booking__name", "came"))
    desk.post(url, {"came": [away.pk]})

    assert first == {"A": True, "B": False}
    again = dict(Attendance.objects.values_list("booking__name", "came"))
    assert again == {"A": False, "B": True}
    [summary] = desk.get(reverse("merchants_course", args=[found.pk])).context[
        "sessions"
    ]
    assert (summary.came, summary.noted) == (1, 2)


def test_sheet_to_sign_has_everybody_with_a_seat(desk):
    found = course(seats=1)
    book(found, "Samia")
    book(found, "Karim")
    session = found.sessions.get()

    page = desk.get(reverse("merchants_session_paper", args=[found.pk, session.pk]))

    text = page.content.decode()
    assert ("Samia" in text, "Karim" in text) == (True, False)
    assert "no-store" in page.headers["Cache-Control"]


def test_spreadsheet_runs_no_formula(desk):
    found = course(seats=5)
    shop = ShopFactory(name="=HYPERLINK(1)")
    Booking.objects.create(
        course=found, name="@sum\x01", shop=shop, email="+1@example.org", state="booked"
    )

    response = desk.get(reverse("merchants_course_export", args=[found.pk]))

    book_ = load_workbook(BytesIO(response.content))
    head, row = book_.active.iter_rows(values_only=True)
    assert len(head) == len(row) == 7
    assert row[:4] == ("'@sum", "'=HYPERLINK(1)", None, "'+1@example.org")


def test_calling_off_asks_first_and_tells_then(desk):
    found = course()
    book(found, "Samia", merchant(email="samia@example.org"))
    mail.outbox.clear()
    url = reverse("merchants_course_off", args=[found.pk])

    asked = desk.get(url)
    untouched = Course.objects.get().cancelled_at
    desk.post(url, {"words": "Anneke est malade."})
    desk.post(reverse("merchants_course_back", args=[found.pk]))

    assert (asked.context["told"], asked.context["to_call"], untouched) == (1, 0, None)
    assert len(mail.outbox) == 2
    assert Course.objects.get().cancelled_at is None


def test_session_is_called_off_and_brought_back(desk):
    found = course(sessions=2)
    session = found.sessions.first()
    keys = [found.pk, session.pk]

    desk.post(reverse("merchants_session_off", args=keys), {"words": "x" * 5000})
    too_long = found.sessions.get(pk=session.pk).cancelled_at
    desk.post(reverse("merchants_session_off", args=keys), {"words": "Grève"})
    session.refresh_from_db()
    words = session.cancel_words
    desk.post(reverse("merchants_session_back", args=keys))

    session.refresh_from_db()
    assert (too_long, words, session.cancelled_at) == (None, "Grève", None)


def test_what_is_over_offers_no_buttons(desk, time_machine):
    found = course(after=timedelta(hours=2))
    booking = book(found)
    time_machine.move_to(timezone.now() + timedelta(hours=5), tick=False)
    page = desk.get(reverse("merchants_course", args=[found.pk])).content.decode()

    desk.post(reverse("merchants_course_off", args=[found.pk]))
    desk.post(reverse("merchants_course_take_off", args=[found.pk, booking.pk]))
    added = desk.post(
        reverse("merchants_course_add", args=[found.pk]),
        {"name": "Jo", "shop_words": "X", "language": "fr"},
    )

    assert reverse("merchants_course_off", args=[found.pk]) not in page
    assert added.status_code == 422
    assert states(found) == {"Samia": "booked"}
    assert Course.objects.get().cancelled_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_page_do_not_grow(desk, count, django_assert_num_queries):
    found = course(seats=count, sessions=count)
    for number in range(2 * count):
        book(found, f"P{number}")
    url = reverse("merchants_course", args=[found.pk])
    desk.get(url)

    with django_assert_num_queries(19):
        desk.get(url)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow(desk, count, django_assert_num_queries):
    for number in range(count):
        book(course(title=f"Cours {number}", sessions=count))
    desk.get(LIST)

    with django_assert_num_queries(18):
        desk.get(LIST)
