"""Mandates: who gives them, who delegates, and the click after their end."""

from datetime import date, timedelta

from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import pytest

from accounts.models import User
from core import audit
from moderation import mandates
from moderation.auth import MandateBackend
from moderation.models import Mandate
from tests.factories import MandateFactory, UnionFactory, UserFactory
from tests.factories.users import add_second_step

DESK, PAGE = "/admin/relecture/", "/admin/relecture/mandats/"
ACCESS = "wagtailadmin.access_admin"


@pytest.fixture
def held(db):
    return MandateFactory()


@pytest.fixture
def days():
    today = timezone.localdate()
    return today, today + timedelta(days=10)


def form(union, email, first, last):
    return {"union": union.pk, "email": email, "starts_on": first, "ends_on": last}


def test_mandate_opens_the_admin_and_gives_nothing_else(held):
    backend = MandateBackend()

    assert held.user.has_perm(ACCESS)
    assert not backend.has_perm(held.user, ACCESS, obj=held.union)
    assert not held.user.has_perm("moderation.review_every_union")
    assert not held.user.has_perm("wagtailcore.change_page")


def test_next_click_after_the_end_is_refused(client, held):
    client.force_login(held.user)
    assert client.get(DESK).status_code == 200

    Mandate.objects.update(ended_at=timezone.now())

    assert client.get(DESK).status_code == 403


def test_deactivated_reader_is_out(held):
    held.user.is_active = False

    assert not held.user.has_perm(ACCESS)


def test_city_gives_a_mandate_to_somebody_new(client, editor, days):
    union = UnionFactory()
    client.force_login(editor)

    answer = client.post(PAGE, form(union, "Neuve@Example.org", days[0], ""))

    made = Mandate.objects.get()
    assert answer.status_code == 302
    assert (made.user.email, made.role, made.ends_on) == (
        "neuve@example.org",
        "president",
        None,
    )
    assert not made.user.has_usable_password()
    assert made.made_by == editor
    entry = audit.entries(union).get()
    assert (entry.action, entry.actor) == ("mandate.given", editor)
    assert mail.outbox[0].to == ["neuve@example.org"]
    assert DESK in mail.outbox[0].body


def test_president_delegates_for_the_holidays(client, held, days):
    delegate = UserFactory(first_name="Denise")
    client.force_login(held.user)

    answer = client.post(PAGE, form(held.union, delegate.email, *days))

    made = Mandate.objects.get(delegated_by=held)
    assert answer.status_code == 302
    assert (made.user, made.role, made.ends_on) == (delegate, "delegate", days[1])
    assert delegate.has_perm(ACCESS)
    assert [message.to for message in mail.outbox] == [[delegate.email]]
    assert audit.entries(held.union).get().action == "mandate.delegated"


def test_president_cannot_delegate_for_another_union(client, held, days):
    client.force_login(held.user)

    answer = client.post(PAGE, form(UnionFactory(), "x@example.org", *days))

    assert answer.status_code == 422
    assert Mandate.objects.count() == 1
    assert not User.objects.filter(email="x@example.org").exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"email": ""},
        {"email": "x" * 10_000},
        {"email": "\0@example.org"},
        {"starts_on": "demain"},
        {"ends_on": ""},
        {"ends_on": "2020-01-01"},
        {"starts_on": "9999-99-99"},
        {"union": "x"},
        {"union": "9" * 40},
        {"union": ""},
    ],
)
def test_bad_form_of_a_delegation_changes_nothing(client, held, days, changed):
    client.force_login(held.user)

    answer = client.post(PAGE, {**form(held.union, "x@example.org", *days), **changed})

    assert answer.status_code == 422
    assert Mandate.objects.count() == 1
    assert mail.outbox == []


def test_president_does_not_replace_herself(client, held, days):
    client.force_login(held.user)

    answer = client.post(PAGE, form(held.union, held.user.email.upper(), *days))

    assert answer.status_code == 422
    assert Mandate.objects.count() == 1


def test_delegate_chooses_nobody(client, held, days):
    delegate = mandates.delegate(held, UserFactory(), *days)
    add_second_step(delegate.user)
    client.force_login(delegate.user)

    assert client.get(DESK).status_code == 200
    assert client.get(PAGE).status_code == 302
    assert (
        client.post(PAGE, form(held.union, "x@example.org", *days)).status_code == 302
    )
    with pytest.raises(PermissionDenied):
        mandates.delegate(delegate, UserFactory(), *days)
    assert Mandate.objects.count() == 2


def test_ended_president_delegates_nobody(held, days):
    Mandate.objects.update(ends_on=date(2020, 2, 1))

    with pytest.raises(PermissionDenied):
        mandates.delegate(held, UserFactory(), *days)


def test_president_ends_a_delegation_with_one_click(client, held, days):
    made = mandates.delegate(held, UserFactory(), *days)
    client.force_login(held.user)

    client.post(f"{PAGE}{made.pk}/fin/")
    client.post(f"{PAGE}{made.pk}/fin/")

    assert not made.user.has_perm(ACCESS)
    ended = audit.entries(held.union, ["mandate.ended"]).get()
    assert ended.actor == held.user


def test_president_ends_neither_her_own_nor_anothers_mandate(client, held, days):
    other = mandates.delegate(MandateFactory(), UserFactory(), *days)
    client.force_login(held.user)

    for mandate in (held, other):
        client.post(f"{PAGE}{mandate.pk}/fin/")

    assert Mandate.objects.filter(ended_at__isnull=False).count() == 0


def test_city_ends_a_mandate_and_its_delegations(client, held, days, editor):
    made = mandates.delegate(held, UserFactory(), *days)
    client.force_login(editor)

    client.post(f"{PAGE}{held.pk}/fin/")

    assert not held.user.has_perm(ACCESS)
    assert not made.user.has_perm(ACCESS)


def test_end_by_a_link_is_refused(client, held, editor):
    client.force_login(editor)

    assert client.get(f"{PAGE}{held.pk}/fin/").status_code == 405


def test_giving_is_the_citys(held, days, translator):
    for user in (held.user, translator, UserFactory()):
        with pytest.raises(PermissionDenied):
            mandates.give(held.union, "x@example.org", *days, user)


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_mandates_asks_one_query(held, days, number, django_assert_num_queries):
    for _one in range(number):
        mandates.delegate(held, UserFactory(), *days)

    with django_assert_num_queries(1):
        found = [str(row) for row in mandates.listed([held.union_id])]

    assert len(found) == number + 1
