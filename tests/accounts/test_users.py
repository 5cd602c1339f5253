"""Accounts: one per address, however it is typed."""

from django.contrib.auth import authenticate
from django.db import IntegrityError
from django.urls import reverse

import pytest

from accounts.models import User
from tests.factories import UserFactory
from tests.factories.users import PASSWORD, add_second_step


def test_address_is_kept_in_lower_case(db):
    user = User.objects.create_user("  Jeanne.Dupont@Example.ORG ", PASSWORD)

    assert user.email == "jeanne.dupont@example.org"
    assert str(user) == "jeanne.dupont@example.org"


@pytest.mark.parametrize(
    "typed", ["jeanne@example.org", "JEANNE@Example.org", " Jeanne@example.org "]
)
def test_person_logs_in_however_the_address_is_typed(db, typed):
    user = UserFactory(email="Jeanne@example.org")

    assert authenticate(username=typed, password=PASSWORD) == user


def test_wrong_password_does_not_log_in(db):
    UserFactory(email="jeanne@example.org")

    assert authenticate(username="jeanne@example.org", password="autre") is None


def test_two_accounts_for_one_address_cannot_be(db):
    UserFactory(email="jeanne@example.org")

    with pytest.raises(IntegrityError):
        User.objects.create_user("JEANNE@example.org", PASSWORD)


def test_user_without_address_cannot_be(db):
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("", PASSWORD)


def test_superuser_may_enter_the_admin(client, db):
    operator = User.objects.create_superuser("chef@example.org", PASSWORD)
    add_second_step(operator)
    client.force_login(operator)

    assert client.get("/admin/").status_code == 200


def test_operator_cannot_add_a_second_account_by_changing_the_case(client, operator):
    UserFactory(email="jeanne@example.org")
    client.force_login(operator)

    response = client.post(
        reverse("wagtailusers_users:add"),
        {
            "email": "Jeanne@Example.org",
            "first_name": "Jeanne",
            "last_name": "Dupont",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["email"]
    assert User.objects.filter(email__iexact="jeanne@example.org").count() == 1


def test_operator_adds_an_account(client, operator):
    client.force_login(operator)

    response = client.post(
        reverse("wagtailusers_users:add"),
        {
            "email": "Nouvelle@Example.org",
            "first_name": "Nouvelle",
            "last_name": "Personne",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )

    assert response.status_code == 302
    assert User.objects.filter(email="nouvelle@example.org").exists()


def test_deactivated_person_is_out_at_once(client, editor):
    client.force_login(editor)
    editor.is_active = False
    editor.save()

    assert client.get("/admin/").status_code == 302
