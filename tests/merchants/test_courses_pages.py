"""Courses in the room: list, one question, the page of a booking, and the link."""

from datetime import timedelta

from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest
from icalendar import Calendar

from merchants.courses import calling_off, links, services
from merchants.models import Booking
from tests.merchants.coursing import WEEK, book, course, merchant, states
from tests.merchants.keeping import url

pytestmark = pytest.mark.any_database

FRIDAY = "2026-11-27T11:00:00+01:00"


@pytest.fixture
def who(client, time_machine, db):
    """A merchant who is logged in, on a Friday at 11."""
    time_machine.move_to(FRIDAY, tick=False)
    found = merchant(first_name="Samia", last_name="Benali")
    client.force_login(found[0])
    return found


def page(client, shop, name, **kwargs):
    response = client.get(url(shop, name, **kwargs))
    assert response.status_code == 200
    return response.content.decode()


def test_list_without_a_course_says_so(client, who):
    shown = page(client, who[1], "courses")

    assert "No course" in shown or "Aucun cours" in shown


def test_course_says_what_for_whom_when_and_where(client, who):
    found = course(
        seats=3,
        sessions=2,
        kind="language",
        taught="nl",
        audience="Débutants.",
        description="Accueillir.\n\nCompter.",
        teacher="Anneke",
        contact_phone="+33320692360",
    )

    shown = page(client, who[1], "course", course=found.pk)

    for words in (
        "Le néerlandais du comptoir",
        "Débutants.",
        "<p>Compter.</p>",
        "vendredi 4 décembre, 11\u00a0h – 13\u00a0h",
        "vendredi 11 décembre",
        "Salle Vauban",
        "Anneke",
        "+33 3 20 69 23 60",
    ):
        assert words in shown


def test_french_words_in_a_dutch_page_say_their_language(client, who):
    found = course(description="Compter.", audience_nl="Voor beginners.")
    client.get(url(who[1], "course", course=found.pk))

    shown = client.get(f"/nl/mijn-zaak/{who[1].pk}/cursussen/{found.pk}/")

    text = shown.content.decode()
    assert '<div class="course-words" lang="fr">' in text
    assert "<dd>Voor beginners.</dd>" in text
    assert "vrijdag 4 december, 11.00 – 13.00\u00a0uur" in text


def test_one_question_books_and_shows_what_became_of_it(client, who):
    found = course(seats=1)
    asked = page(client, who[1], "course_book", course=found.pk)

    response = client.post(
        url(who[1], "course_book", course=found.pk), {"name": "Samia Benali"}
    )

    booking = Booking.objects.get()
    assert 'value="Samia Benali"' in asked
    assert response.url == url(who[1], "booking", booking=booking.pk)
    assert states(found) == {"Samia Benali": "booked"}
    assert "vendredi 4 décembre" in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    "name", ["", "   ", "=1+1", "x" * 200, "a\x00b" * 100, "http://x.example"]
)
def test_name_that_is_none_keeps_nothing(client, who, name):
    found = course()

    response = client.post(url(who[1], "course_book", course=found.pk), {"name": name})

    assert response.status_code == 422
    assert Booking.objects.count() == len(mail.outbox) == 0


def test_booking_after_the_last_day_is_told(client, who):
    found = course(booking_until="2026-11-01T00:00:00Z")
    address = url(who[1], "course_book", course=found.pk)

    assert client.get(address).url == url(who[1], "course", course=found.pk)
    assert client.post(address, {"name": "Samia"}).status_code == 410
    assert Booking.objects.count() == 0


def test_fourth_person_is_told(client, who):
    found = course(seats=9)
    for name in "ABC":
        book(found, name, who)

    response = client.post(url(who[1], "course_book", course=found.pk), {"name": "D"})

    assert response.status_code == 422
    assert Booking.objects.count() == 3
    address = url(who[1], "course_book", course=found.pk)
    assert address not in page(client, who[1], "course", course=found.pk)


def test_give_back_and_take_back_by_buttons(client, who):
    booking = book(course(), "Samia", who)
    shop = who[1]

    client.post(url(shop, "booking_cancel", booking=booking.pk))
    undo = url(shop, "booking_undo", booking=booking.pk)
    offered = undo in page(client, shop, "booking", booking=booking.pk)
    client.post(undo)

    booking.refresh_from_db()
    assert (offered, booking.state) == (True, "booked")
    assert undo not in page(client, shop, "booking", booking=booking.pk)


def test_too_late_is_said_and_changes_nothing(client, who, time_machine):
    booking = book(course(after=timedelta(hours=2)), "Samia", who)
    time_machine.move_to(timezone.now() + timedelta(hours=5), tick=False)

    response = client.post(
        url(who[1], "booking_cancel", booking=booking.pk), follow=True
    )

    booking.refresh_from_db()
    assert booking.state == "booked"
    assert [message.tags for message in response.context["messages"]] == ["warning"]


def test_dates_for_the_calendar_keep_those_called_off(client, who, editor):
    found = course(sessions=2)
    last = found.sessions.last()
    calling_off.call_off_session(found.pk, last.pk, "Grève", editor)

    response = client.get(url(who[1], "course_dates", course=found.pk))

    calendar = Calendar.from_ical(response.content)
    entries = calendar.walk("VEVENT")
    assert response.headers["Content-Type"] == "text/calendar"
    assert [str(entry["status"]) for entry in entries] == ["CONFIRMED", "CANCELLED"]
    assert entries[0]["dtstart"].dt == found.sessions.first().starts_at


def test_room_shows_own_bookings_and_the_next_courses(client, who):
    own = course(title="Le mien", seats=1)
    for number in range(3):
        course(title=f"Autre {number}", after=WEEK * (number + 2))
    book(own, "Samia", who)

    shown = page(client, who[1], "shop")

    assert ("Le mien" in shown, "Autre 1" in shown, "Autre 2" in shown) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow(client, who, count, django_assert_num_queries):
    for number in range(count):
        found = course(title=f"Cours {number}", seats=1, sessions=count)
        book(found, "Autre")
        book(found, "Samia", who)
    client.get(url(who[1], "courses"))

    with django_assert_num_queries(13):
        client.get(url(who[1], "courses"))


def link(booking):
    return reverse("merchants:course_link", kwargs={"secret": links.secret_of(booking)})


def test_link_gives_back_without_an_account(client, db):
    booking = book(course())
    address = link(booking)

    assert client.get(address).status_code == 200
    booking.refresh_from_db()
    assert booking.state == "booked"
    assert client.post(address, {"answer": "nonsense"}).url == address
    client.post(address, {"answer": "cancel"})
    booking.refresh_from_db()
    assert booking.state == "cancelled"
    client.post(address, {"answer": "undo"})
    booking.refresh_from_db()
    assert booking.state == "booked"


def test_link_says_yes_to_a_seat_of_the_last_day(client, db, time_machine):
    found = course(seats=1)
    first, second = book(found, "A"), book(found, "B")
    address = link(second)
    early = client.get(address).content.decode()
    time_machine.move_to(timezone.now() + WEEK - timedelta(hours=3), tick=False)
    services.cancel(first.pk, None)

    shown = client.get(address).content.decode()
    client.post(address, {"answer": "yes"})

    assert ('value="yes"' in early, 'value="yes"' in shown) == (False, True)
    assert states(found) == {"A": "cancelled", "B": "booked"}


def test_mail_leads_to_its_link(client, db):
    booking = book(course())

    [message] = mail.outbox
    assert f"http://localhost{link(booking)}" in message.body


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_link_in_each_language_is_good(client, db, language, method):
    booking = book(course())
    address = links.address_of(booking, language).removeprefix("http://localhost")

    assert address.startswith(f"/{language}/")
    assert getattr(client, method)(address).status_code == (
        200 if method == "get" else 302
    )
