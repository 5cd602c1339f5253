"""Logging in and signing up by mail: code, link, what a stranger can learn."""

from datetime import timedelta

from django.core import mail
from django.test import Client
from django.utils import timezone

import pytest

from accounts.models import LoginTicket, User
from tests.accounts.mails import code, link
from tests.factories import UserFactory
from tests.factories.users import PASSWORD, app_code

LOGIN, CODE, HOME = "/fr/compte/connexion/", "/fr/compte/code/", "/fr/compte/"
BY_PASSWORD = "/fr/compte/connexion-mot-de-passe/"
STEP = "/fr/compte/deuxieme-etape/code/"


def ask(client, email="jeanne@example.org", **extra):
    """Ask for a mail."""
    return client.post(LOGIN, {"email": email, **extra})


def user_of(client):
    """The number of who is logged in; None for nobody."""
    return client.session.get("_auth_user_id")


def test_code_logs_in(client, db):
    user = UserFactory(email="jeanne@example.org")

    asked = ask(client, " Jeanne@Example.org ")
    answer = client.post(CODE, {"code": code()})

    assert (asked.status_code, asked["Location"]) == (302, CODE)
    assert (answer.status_code, answer["Location"]) == (302, HOME)
    assert user_of(client) == str(user.pk)
    assert [message.to for message in mail.outbox] == [["jeanne@example.org"]]


def test_page_after_asking_says_where_the_mail_went_and_no_more(client, db):
    ask(client, "samia@boutique-du-centre.fr")

    page = client.get(CODE)

    assert "s…@….fr" in page.text
    assert "samia@" not in page.text


def test_link_logs_in_on_another_device_after_a_button(client, db):
    user = UserFactory(email="jeanne@example.org")
    ask(client)
    phone = Client()

    opened = phone.get(link())

    assert opened.status_code == 200
    assert user_of(phone) is None
    assert phone.post(link())["Location"] == HOME
    assert user_of(phone) == str(user.pk)
    assert user_of(client) is None


def test_link_that_a_scanner_opened_ten_times_still_works(client, db):
    UserFactory(email="jeanne@example.org")
    ask(client)

    opened = {Client().get(link()).status_code for _time in range(10)}

    assert opened == {200}
    assert client.post(link()).status_code == 302


def test_link_works_once_and_takes_the_code_with_it(client, db):
    UserFactory(email="jeanne@example.org")
    ask(client)
    Client().post(link())

    assert Client().get(link()).status_code == 410
    assert Client().post(link()).status_code == 410
    assert client.post(CODE, {"code": code()}).status_code == 410


def test_older_mail_dies_when_a_newer_one_was_used(client, db):
    UserFactory(email="jeanne@example.org")
    ask(client)
    older = link()
    ask(client)
    client.post(CODE, {"code": code()})

    assert Client().get(older).status_code == 410


def test_link_and_code_are_good_for_thirty_minutes(client, db, time_machine):
    UserFactory(email="jeanne@example.org")
    time_machine.move_to(timezone.now(), tick=False)
    ask(client)

    time_machine.shift(timedelta(minutes=29, seconds=50))
    before = Client().get(link()).status_code
    time_machine.shift(timedelta(seconds=20))

    assert before == 200
    assert Client().get(link()).status_code == 410
    assert client.post(CODE, {"code": code()}).status_code == 410


@pytest.mark.parametrize("secret", ["x", "a" * 5000, "%00", "é", "..%2f"])
def test_invented_link_is_gone(client, db, secret):
    assert client.get(f"/fr/compte/lien/{secret}/").status_code in (404, 410)


def test_five_wrong_codes_close_the_code_and_leave_the_link(client, db):
    UserFactory(email="jeanne@example.org")
    ask(client)
    right = code()
    wrong = "000000" if right != "000000" else "111111"

    answers = [client.post(CODE, {"code": wrong}).status_code for _time in range(5)]

    assert answers == [422] * 5
    assert client.post(CODE, {"code": right}).status_code == 422
    assert user_of(client) is None
    assert Client().post(link()).status_code == 302


@pytest.mark.parametrize("typed", ["", "abc", "٣٤٥٦٧٨", "\0", "1" * 10_000])
def test_nonsense_instead_of_a_code_is_refused(client, db, typed):
    UserFactory(email="jeanne@example.org")
    ask(client)

    answer = client.post(CODE, {"code": typed})

    assert answer.status_code == 422
    assert 'href="#id_code"' in answer.text


@pytest.mark.parametrize("typed", ["", "jeanne", "a@b", "\0@example.org", "x" * 9999])
def test_nonsense_instead_of_an_address_is_refused_and_kept(client, db, typed):
    answer = ask(client, typed)

    assert answer.status_code == 422
    assert 'href="#id_email"' in answer.text
    assert mail.outbox == []


def test_unknown_address_gets_an_account_when_it_is_confirmed(client, db):
    ask(client, "nouvelle@example.org")

    assert User.objects.filter(email="nouvelle@example.org").exists() is False
    client.post(CODE, {"code": code()})

    user = User.objects.get(email="nouvelle@example.org")
    assert user.has_usable_password() is False
    assert user_of(client) == str(user.pk)


def test_code_of_one_browser_is_no_use_to_another(client, db):
    UserFactory(email="jeanne@example.org")
    ask(client)

    assert Client().post(CODE, {"code": code()}).status_code == 410


def test_neither_code_nor_link_is_kept(client, db):
    ask(client)
    ticket = LoginTicket.objects.values().get()

    kept = " ".join(str(value) for value in ticket.values())
    assert code() not in kept
    assert link().split("/")[-2] not in kept


def test_second_step_is_asked_after_code_and_after_link(client, db):
    user = UserFactory(email="chef@example.org", group="Rédaction")
    ask(client, "chef@example.org")
    by_code = client.post(CODE, {"code": code()})
    phone = Client()
    ask(phone, "chef@example.org")

    by_link = phone.post(link())

    assert (by_code["Location"], by_link["Location"]) == (STEP, STEP)
    assert (user_of(client), user_of(phone)) == (None, None)
    assert phone.post(STEP, {"code": app_code()})["Location"] == HOME
    assert user_of(phone) == str(user.pk)


def test_closed_account_stays_out(client, db):
    UserFactory(email="jeanne@example.org", is_active=False)
    ask(client)

    answer = client.post(CODE, {"code": code()})

    assert answer["Location"] == "/fr/compte/ferme/"
    assert user_of(client) is None
    assert client.get("/fr/compte/ferme/").status_code == 200


def test_link_of_somebody_else_ends_the_session_that_was_there(client, db):
    first, second = (
        UserFactory(email="a@example.org"),
        UserFactory(email="b@example.org"),
    )
    client.force_login(first)
    ask(Client(), "b@example.org")

    client.post(link())

    assert user_of(client) == str(second.pk)


def test_password_logs_in_and_second_step_is_asked(client, db):
    UserFactory(email="jeanne@example.org")
    UserFactory(email="chef@example.org", group="Rédaction")

    plain = client.post(
        BY_PASSWORD, {"login": "JEANNE@example.org", "password": PASSWORD}
    )
    chef = Client().post(
        BY_PASSWORD, {"login": "chef@example.org", "password": PASSWORD}
    )

    assert (plain["Location"], chef["Location"]) == (HOME, STEP)


def test_session_key_changes_at_log_in(client, db):
    UserFactory(email="jeanne@example.org")
    ask(client)
    before = client.session.session_key

    client.post(CODE, {"code": code()})

    assert client.session.session_key != before


def test_forms_want_the_token_of_our_own_pages(db):
    UserFactory(email="jeanne@example.org")
    strict = Client(enforce_csrf_checks=True)
    ask(Client())

    answers = [
        strict.post(LOGIN, {"email": "jeanne@example.org"}).status_code,
        strict.post(link()).status_code,
        strict.post(BY_PASSWORD, {"login": "x", "password": "y"}).status_code,
    ]

    assert answers == [403, 403, 403]


def test_pages_are_private_and_not_indexed(client, db):
    ask(client)

    for url in (LOGIN, CODE, link(), BY_PASSWORD):
        page = client.get(url)
        assert page["Cache-Control"] == "private, no-store"
        assert page["Referrer-Policy"] == "strict-origin"
        assert '<meta name="robots" content="noindex, nofollow">' in page.text


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("/fr/compte/connexion/", 'autocomplete="email"'),
        ("/en/account/login/", 'autocomplete="email"'),
        ("/nl/account/inloggen/", 'autocomplete="email"'),
        ("/nl/account/inloggen-wachtwoord/", 'autocomplete="current-password"'),
    ],
)
def test_pages_exist_in_each_language(client, db, url, word):
    assert word in client.get(url).text


def test_code_field_is_made_for_a_telephone(client, db):
    ask(client)

    page = client.get(CODE)

    assert 'autocomplete="one-time-code" inputmode="numeric"' in page.text


def test_old_tickets_are_thrown_away(client, db, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    ask(client)
    time_machine.shift(timedelta(hours=1))

    ask(client, "autre@example.org")

    assert LoginTicket.objects.filter(ends_at__lt=timezone.now()).count() == 0
