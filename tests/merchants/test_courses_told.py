"""What people are told: reminders, sessions and courses called off, other dates."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from wagtail.users.models import UserProfile

import pytest

from core import audit
from merchants.courses import calling_off, jobs, privacy, services
from merchants.models import Attendance, Booking, CourseSession
from tests.factories import UserFactory
from tests.merchants.coursing import WEEK, book, course, mails, merchant, states

pytestmark = pytest.mark.any_database

MONDAY = "2026-11-23T09:00:00+01:00"
DAY = timedelta(days=1)


@pytest.fixture
def booked(db, time_machine):
    """On a Monday: a course a week later; one seat, one who waits, one without mail."""
    time_machine.move_to(MONDAY, tick=False)
    found = course(seats=2, sessions=2)
    book(found, "Samia", merchant(email="samia@example.org"))
    services.book_by_hand(found.pk, Booking(name="Jo", shop_words="Chez Jo"), None)
    book(found, "Karim", merchant(email="karim@example.org"))
    mail.outbox.clear()
    return found


@pytest.mark.parametrize(
    ("days_before", "told"), [(4, 0), (3, 0), (2, 1), (1, 1), (0, 0), (-1, 0)]
)
def test_reminder_comes_two_days_before_to_who_has_a_seat(
    booked, time_machine, days_before, told
):
    time_machine.move_to(timezone.now() + WEEK - days_before * DAY, tick=False)

    sent = [jobs.remind(timezone.now()) for _round in range(2)]

    assert sum(sent) == told
    assert [to for to, _subject in mails()] == ["samia@example.org"] * told
    for message in mail.outbox:
        assert message.subject.endswith("Le néerlandais du comptoir")
        assert len(message.attachments) == 1


def test_who_booked_today_is_not_reminded(db):
    book(course(after=2 * DAY))
    mail.outbox.clear()

    assert jobs.remind_of_courses() == 0
    assert mail.outbox == []


def test_course_that_is_called_off_reminds_nobody(booked, editor, time_machine):
    calling_off.call_off(booked.pk, "", editor)
    mail.outbox.clear()
    time_machine.move_to(timezone.now() + WEEK - 2 * DAY, tick=False)

    assert jobs.remind(timezone.now()) == 0


def test_course_called_off_is_told_to_all_who_can_be_told(booked, editor):
    told = calling_off.call_off(booked.pk, "Anneke est malade.", editor)
    again = calling_off.call_off(booked.pk, "", editor)

    assert (told, again) == (2, 0)
    assert sorted(to for to, _subject in mails()) == [
        "karim@example.org",
        "samia@example.org",
    ]
    assert all("Anneke est malade." in message.body for message in mail.outbox)
    assert all("STATUS:CANCELLED" in m.attachments[0][1] for m in mail.outbox)
    assert audit.entries(booked)[0].action == "course.off"


def test_session_called_off_is_told_to_who_has_a_seat(booked, editor):
    first, _last = booked.sessions.all()

    told = calling_off.call_off_session(booked.pk, first.pk, "Grève", editor)

    assert told == 1
    [message] = mail.outbox
    assert message.to == ["samia@example.org"]
    assert "7 décembre" in message.body
    content = message.attachments[0][1]
    assert (content.count("STATUS:CANCELLED"), content.count("STATUS:CONFIRMED")) == (
        1,
        1,
    )


def test_course_that_took_place_is_not_called_off(booked, editor, time_machine):
    time_machine.move_to(timezone.now() + 3 * WEEK, tick=False)
    first = booked.sessions.first()

    with pytest.raises(calling_off.Over):
        calling_off.call_off(booked.pk, "", editor)
    with pytest.raises(calling_off.Over):
        calling_off.call_off_session(booked.pk, first.pk, "", editor)
    assert mail.outbox == []


def test_what_takes_place_after_all_is_told(booked, editor):
    calling_off.call_off(booked.pk, "", editor)
    mail.outbox.clear()

    told = calling_off.bring_back(booked.pk, None, editor)
    again = calling_off.bring_back(booked.pk, None, editor)

    booked.refresh_from_db()
    assert (told, again, booked.cancelled_at) == (2, 0, None)
    assert "STATUS:CANCELLED" not in mail.outbox[0].attachments[0][1]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("starts_at", timedelta(hours=-1), 1),
        ("place_words", "Ailleurs", 1),
        ("title", "Autre titre", 0),
    ],
)
def test_other_dates_or_place_are_told(booked, editor, field, value, told):
    before = calling_off.plan_of(booked)
    if field == "starts_at":
        session = booked.sessions.first()
        rows = CourseSession.objects.filter(pk=session.pk)
        rows.update(starts_at=session.starts_at + value)
    else:
        type(booked).objects.update(**{field: value})

    assert calling_off.after_edit(booked.pk, before, editor) == told
    assert len(mail.outbox) == told


def test_mail_is_in_the_language_of_the_person(db):
    user, shop = merchant(email="jan@example.org")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "nl"
    profile.save()
    found = course(title_nl="Nederlands aan de toonbank")

    services.book(found.pk, shop, user, "Jan", "fr")

    [message] = mail.outbox
    assert message.subject.endswith("Nederlands aan de toonbank")
    assert "/nl/mijn-zaak/inschrijving/" in message.body


def test_export_has_the_bookings_of_one_person_only(booked):
    user = Booking.objects.get(name="Samia").user
    session = booked.sessions.first()
    booking = Booking.objects.get(name="Samia")
    Attendance.objects.create(booking=booking, session=session, came=True)

    said = privacy.export(user)

    assert [row["name"] for row in said["bookings"]] == ["Samia"]
    assert [row["came"] for row in said["attendance"]] == [True]


def test_erasure_gives_the_seat_to_who_waits_and_keeps_no_name(booked):
    booking = Booking.objects.get(name="Samia")
    services.book_by_hand(
        booked.pk,
        Booking(name="S. B.", shop_words="X", email="SAMIA@example.org"),
        None,
    )
    user = booking.user

    privacy.erase(user)

    assert privacy.of_person(user).count() == 0
    assert states(booked) == {"": "cancelled", "Jo": "booked", "Karim": "booked"}
    booking.refresh_from_db()
    assert (booking.user, booking.name, booking.email) == (None, "", "")
    assert booking.shop is not None


def test_names_are_forgotten_a_year_after_the_last_session(booked):
    last = booked.sessions.last().ends_at
    kept = privacy.purge(last + 365 * DAY)

    forgotten = privacy.purge(last + 366 * DAY)

    assert (kept, forgotten) == (0, 3)
    assert set(Booking.objects.values_list("name", "state")) == {
        ("", "booked"),
        ("", "waiting"),
    }
    assert privacy.purge(last + 400 * DAY) == 0


def test_somebody_without_an_active_account_gets_no_mail(booked):
    UserFactory._meta.model.objects.update(is_active=False)

    assert calling_off.call_off(booked.pk, "", None) == 0
