"""What is late goes to the city; one mail per working day to whoever must act."""

from datetime import datetime, timedelta

from django.core import mail
from django.utils import timezone

from wagtail.users.models import UserProfile

import pytest

from core.models import AuditEntry
from moderation.digests import send_digests
from moderation.escalation import escalate
from moderation.models import Review
from moderation.submission import withdraw
from places.hours.timeline import PARIS
from tests.factories import MandateFactory, UnionFactory, UserFactory
from tests.moderation.sending import fiche_of, page_of, send, sent

WEDNESDAY = datetime(2026, 11, 25, 8, tzinfo=PARIS)
SATURDAY = datetime(2026, 11, 28, 8, tzinfo=PARIS)
LAST_DAY = datetime(2026, 11, 30, 23, 59, tzinfo=PARIS)
LATE = datetime(2026, 12, 1, 0, 1, tzinfo=PARIS)
ARMISTICE = datetime(2026, 11, 11, 8, tzinfo=PARIS)


@pytest.fixture
def review(db, time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)
    return sent()


@pytest.fixture
def president(review):
    return MandateFactory(union=review.union).user


def written():
    return sorted(message.to[0] for message in mail.outbox)


def at(time_machine, moment):
    time_machine.move_to(moment, tick=False)
    return moment


def test_late_review_is_escalated_once_after_its_last_day(review):
    assert escalate(LAST_DAY) == 0
    assert escalate(LATE) == 1
    assert escalate(LATE + timedelta(hours=1)) == 0

    review.refresh_from_db()
    assert review.escalated_at == LATE
    entry = AuditEntry.objects.get(action="review.escalated")
    assert (entry.subject_id, entry.actor_id) == (review.pk, None)


def test_decided_and_withdrawn_reviews_are_not_escalated(review):
    withdraw(page_of(review), review.author)

    assert escalate(LATE) == 0


def test_reviews_of_the_city_itself_are_not_escalated(review):
    Review.objects.update(union=None)

    assert escalate(LATE) == 0


def test_president_gets_one_mail_a_day_for_all_that_waits(
    review, president, time_machine
):
    send(fiche_of(review.union, 2))

    assert send_digests(WEDNESDAY) == 1
    assert send_digests(WEDNESDAY + timedelta(hours=5)) == 0

    message = mail.outbox[0]
    assert message.to == [president.email]
    assert message.subject == "2 pages à relire"
    assert "- Boutique 1 (" in message.body
    assert "http://localhost/admin/relecture/" in message.body
    thursday = at(time_machine, WEDNESDAY + timedelta(days=1))
    assert send_digests(thursday) == 1


def test_nobody_gets_a_mail_when_nothing_waits(review, president, editor):
    withdraw(page_of(review), review.author)

    assert send_digests(WEDNESDAY) == 0
    assert mail.outbox == []


@pytest.mark.parametrize("moment", [SATURDAY, ARMISTICE])
def test_nobody_gets_a_mail_on_days_off(review, president, editor, moment):
    assert send_digests(moment) == 0


def test_union_that_works_on_saturdays_gets_its_mail(review, president):
    review.union.working_days = ["tu", "sa"]
    review.union.save()

    assert send_digests(SATURDAY) == 1


def test_president_and_delegate_both_get_it(review, president):
    held = president.mandates.get()
    delegate = MandateFactory(union=review.union, delegated_by=held).user
    MandateFactory()

    send_digests(WEDNESDAY)

    assert written() == sorted([president.email, delegate.email])


def test_city_is_written_to_about_what_is_late(review, president, editor, time_machine):
    tuesday = at(time_machine, LATE + timedelta(hours=8))
    escalate(tuesday)

    send_digests(tuesday)

    assert written() == sorted([president.email, editor.email])
    body = next(m.body for m in mail.outbox if m.to == [editor.email])
    assert "En retard de 1 jour" in body


def test_city_is_written_to_about_unions_without_a_reader(db, editor, time_machine):
    at(time_machine, WEDNESDAY)
    sent(UnionFactory())
    send(fiche_of(None, 2))

    send_digests(WEDNESDAY)

    assert written() == [editor.email]
    assert mail.outbox[0].subject == "2 pages à relire"


def test_president_of_the_authors_shop_is_not_asked(review, editor):
    MandateFactory(union=review.union, user=review.author)

    send_digests(WEDNESDAY)

    assert written() == [editor.email]


def test_mail_is_in_the_language_of_the_person(review):
    user = UserFactory(first_name="Jan")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "nl"
    profile.save()
    MandateFactory(union=review.union, user=user)

    send_digests(WEDNESDAY)

    message = mail.outbox[0]
    assert message.subject == "1 pagina na te lezen"
    assert "Hallo Jan," in message.body
    assert "nog 4 dagen" in message.body


def test_somebody_inactive_gets_nothing(review, president):
    president.is_active = False
    president.save()

    assert send_digests(WEDNESDAY) == 0


@pytest.mark.parametrize("number", [1, 3])
def test_digest_asks_no_query_per_page(
    review, president, number, django_assert_num_queries
):
    for other in range(2, number + 1):
        send(fiche_of(review.union, other))

    with django_assert_num_queries(16):
        assert send_digests(timezone.now()) == 1
