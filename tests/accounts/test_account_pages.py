"""My account: name, language, address, password, leaving."""

from django.core import mail
from django.test import Client

from wagtail.users.models import UserProfile

import pytest

from accounts.models import User
from tests.accounts.mails import code
from tests.accounts.test_access import ADDRESS, NAME, PASSWORD_PAGE
from tests.accounts.test_second_step import logged_in
from tests.accounts.test_signing_in import BY_PASSWORD, CODE, HOME, user_of
from tests.factories import UserFactory


@pytest.fixture
def jeanne(db):
    """A merchant without a password."""
    return User.objects.create_user("jeanne@example.org")


@pytest.fixture
def browser(jeanne):
    """Her browser, a moment after she logged in."""
    return logged_in("jeanne@example.org")


def test_name_and_language_are_kept_and_shown_in_that_language(browser, jeanne):
    answer = browser.post(HOME, NAME)

    jeanne.refresh_from_db()
    assert answer["Location"] == "/nl/account/?saved=profile"
    assert jeanne.get_full_name() == "Samia Benali"
    assert UserProfile.objects.get(user=jeanne).preferred_language == "nl"
    assert browser.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"language": "de"},
        {**NAME, "language": "nl\0"},
        {**NAME, "first_name": "x" * 10_000},
        {**NAME, "last_name": "\0"},
    ],
)
def test_nonsense_in_the_account_is_refused(browser, jeanne, fields):
    answer = browser.post(HOME, fields)

    jeanne.refresh_from_db()
    assert answer.status_code == 422
    assert jeanne.get_full_name() == ""


def test_new_address_is_used_once_its_code_was_typed(browser, jeanne):
    browser.post(ADDRESS, {"email": "Nouvelle@Example.org"})
    jeanne.refresh_from_db()
    before = jeanne.email
    answer = browser.post(CODE, {"code": code()})

    jeanne.refresh_from_db()
    assert before == "jeanne@example.org"
    assert mail.outbox[-1].to == ["nouvelle@example.org"]
    assert answer["Location"] == f"{HOME}?saved=email"
    assert jeanne.email == "nouvelle@example.org"


def test_address_of_somebody_else_is_neither_told_nor_taken(browser, jeanne):
    UserFactory(email="prise@example.org")

    free = browser.post(ADDRESS, {"email": "libre@example.org"})
    taken = browser.post(ADDRESS, {"email": "prise@example.org"})

    assert (free.status_code, free["Location"]) == (302, CODE)
    assert (taken.status_code, taken["Location"]) == (302, CODE)
    assert "Votre code" not in mail.outbox[-1].body
    assert not any(sign.isdigit() for sign in mail.outbox[-1].subject)


def test_address_that_was_taken_meanwhile_stays_with_its_owner(browser, jeanne):
    browser.post(ADDRESS, {"email": "libre@example.org"})
    UserFactory(email="libre@example.org")

    answer = browser.post(CODE, {"code": code()})

    jeanne.refresh_from_db()
    assert answer["Location"] == f"{HOME}?fault=email"
    assert (
        "Cette adresse ne peut pas être utilisée"
        in browser.get(answer["Location"]).text
    )
    assert jeanne.email == "jeanne@example.org"


@pytest.mark.parametrize("email", ["", "jeanne@example.org", "x", "a\0@example.org"])
def test_address_that_is_none_or_the_same_is_refused(browser, jeanne, email):
    assert browser.post(ADDRESS, {"email": email}).status_code == 422
    assert len(mail.outbox) == 1


def test_password_is_chosen_and_works(browser, jeanne):
    words = "quatre mots dans la rue"

    answer = browser.post(PASSWORD_PAGE, {"password1": words, "password2": words})
    elsewhere = Client().post(
        BY_PASSWORD, {"login": "jeanne@example.org", "password": words}
    )

    assert answer["Location"] == f"{HOME}?saved=password"
    assert user_of(browser) == str(jeanne.pk)
    assert elsewhere["Location"] == HOME


@pytest.mark.parametrize(
    ("first", "second"),
    [("", ""), ("court", "court"), ("password", "password"), ("un deux trois", "x")],
)
def test_weak_or_different_passwords_are_refused(browser, jeanne, first, second):
    answer = browser.post(PASSWORD_PAGE, {"password1": first, "password2": second})

    jeanne.refresh_from_db()
    assert answer.status_code == 422
    assert 'href="#id_password' in answer.text
    assert jeanne.has_usable_password() is False


def test_new_password_ends_the_other_sessions(browser, jeanne):
    other = logged_in("jeanne@example.org")
    words = "quatre mots dans la rue"

    browser.post(PASSWORD_PAGE, {"password1": words, "password2": words})

    assert other.get(HOME).status_code == 302
    assert browser.get(HOME).status_code == 200


def test_log_out_is_a_button(browser):
    asked = browser.get("/fr/compte/deconnexion/")
    before = user_of(browser)
    done = browser.post("/fr/compte/deconnexion/")

    assert (asked.status_code, before is None) == (200, False)
    assert (done.status_code, user_of(browser)) == (302, None)


def test_every_page_of_the_account_opens(browser):
    pages = [
        HOME,
        ADDRESS,
        PASSWORD_PAGE,
        "/fr/compte/verifier/",
        "/fr/compte/mes-donnees/",
        "/fr/compte/effacer/",
        "/fr/compte/efface/",
        "/fr/compte/deuxieme-etape/app/",
        "/nl/account/",
        "/en/account/",
    ]

    answers = {url: browser.get(url) for url in pages}

    assert {a.status_code for a in answers.values()} == {200}
    assert {a["Cache-Control"] for a in answers.values()} == {"private, no-store"}
