"""What a stranger can learn or bring about: nothing, and never another site."""

from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from accounts.models import User
from accounts.tickets import masked
from core.models import OutboxMail
from tests.accounts.hashers import CountedHasher
from tests.accounts.mails import code, link
from tests.accounts.test_signing_in import BY_PASSWORD, CODE, HOME, LOGIN, STEP, ask
from tests.factories import UserFactory
from tests.factories.users import PASSWORD


def answer_to(who, url, **fields):
    """(status, headers, body, number of queries) of a new visitor's request."""
    visitor = Client()
    with CaptureQueriesContext(connection) as queries:
        answer = visitor.post(url, {**fields})
    body = answer.text.replace(who, "@")
    headers = {k: v for k, v in answer.headers.items() if k != "Content-Length"}
    made = len(queries)
    page = visitor.get(CODE).text.replace(masked(who), "@") if url == LOGIN else ""
    return answer.status_code, headers, body, page, made


def without_tokens(answer):
    """The same, without what differs at each request."""
    parts = []
    for part in answer:
        text = str(part)
        while 'name="csrfmiddlewaretoken" value="' in text:
            before, _mark, rest = text.partition('name="csrfmiddlewaretoken" value="')
            text = before + rest.partition('"')[2]
        parts.append(text)
    return parts


@pytest.fixture
def three_people(db, time_machine):
    """One with a password, one without, one whose account is closed; the clock stands.

    Two answers are compared to the letter, and one header tells the second.
    """
    time_machine.move_to(timezone.now(), tick=False)
    UserFactory(email="known@example.org")
    User.objects.create_user("bare@example.org")
    UserFactory(email="shut@example.org", is_active=False)


@pytest.mark.parametrize("email", ["known", "bare", "shut"])
def test_asking_for_a_mail_answers_known_and_unknown_alike(three_people, email):
    answer_to("first@example.org", LOGIN, email="first@example.org")

    unknown = answer_to("other@example.org", LOGIN, email="other@example.org")
    known = answer_to(f"{email}@example.org", LOGIN, email=f"{email}@example.org")

    assert without_tokens(known) == without_tokens(unknown)
    assert known[4] > 10
    assert len(mail.outbox) == 3


def test_mail_is_only_written_down_and_costs_the_same_for_everybody(
    three_people, settings
):
    settings.EMAIL_BACKEND = "core.outbox.backend.OutboxBackend"
    people = ["first", "other", "known", "bare", "shut"]

    costs = [
        answer_to(f"{name}@example.org", LOGIN, email=f"{name}@example.org")[4]
        for name in people
    ]

    assert len(set(costs[1:])) == 1
    assert OutboxMail.objects.count() == len(people)
    assert mail.outbox == []


@pytest.mark.parametrize("email", ["known", "bare", "shut"])
def test_wrong_password_answers_known_and_unknown_alike(three_people, email):
    wrong = {"password": "faux-et-archi-faux"}
    answer_to("first@example.org", BY_PASSWORD, login="first@example.org", **wrong)
    unknown, known = "other@example.org", f"{email}@example.org"

    first = answer_to(unknown, BY_PASSWORD, login=unknown, **wrong)
    second = answer_to(known, BY_PASSWORD, login=known, **wrong)

    assert without_tokens(first) == without_tokens(second)
    assert first[0] == 422


@pytest.mark.parametrize("email", ["known", "bare", "shut", "nobody"])
def test_password_is_hashed_for_unknown_addresses_too(three_people, settings, email):
    settings.PASSWORD_HASHERS = ["tests.accounts.hashers.CountedHasher"]
    User.objects.get(email="known@example.org").set_password(PASSWORD)
    CountedHasher.runs = 0

    Client().post(BY_PASSWORD, {"login": f"{email}@example.org", "password": "faux"})

    assert CountedHasher.runs == 1


EVIL = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "\thttps://evil.example",
    "https://localhost@evil.example/",
    "/fr/\0",
    "/" + "a" * 600,
]


@pytest.mark.parametrize("target", EVIL)
def test_log_in_by_mail_never_leads_to_another_site(client, db, target):
    UserFactory(email="jeanne@example.org")
    ask(client, next=target)

    assert client.post(CODE, {"code": code()})["Location"] == HOME


@pytest.mark.parametrize("target", EVIL[:7])
def test_log_in_by_password_never_leads_to_another_site(client, db, target):
    UserFactory(email="jeanne@example.org")
    fields = {"login": "jeanne@example.org", "password": PASSWORD, "next": target}

    assert client.post(BY_PASSWORD, fields)["Location"] == HOME


def test_log_in_leads_to_the_page_that_was_wanted(client, db):
    UserFactory(email="jeanne@example.org")
    ask(client, next="/nl/account/?a=b")

    assert client.post(CODE, {"code": code()})["Location"] == "/nl/account/?a=b"


def test_logged_in_person_is_led_on_but_not_away(client, merchant):
    client.force_login(merchant)

    assert client.get(f"{LOGIN}?next=/fr/x/")["Location"] == "/fr/x/"
    assert client.get(f"{LOGIN}?next=//evil.example/")["Location"] == HOME


NONSENSE = [
    {},
    {"code": "\0"},
    {"code": "é" * 10_000},
    {"credential": "{"},
    {"login": "\0", "password": "\0"},
    {"login": "x" * 10_000, "password": "x" * 10_000},
    {"email": ["a", "b"], "next": "\0"},
]


@pytest.mark.parametrize("fields", NONSENSE)
@pytest.mark.parametrize("url", [LOGIN, BY_PASSWORD, CODE, STEP, HOME])
def test_nonsense_from_strangers_is_never_a_fault_of_ours(client, db, url, fields):
    UserFactory(email="chef@example.org", group="Rédaction")
    ask(client, "chef@example.org")
    client.post(link())

    answer = client.post(url, fields)

    assert answer.status_code in (302, 410, 422)
    assert client.session.get("_auth_user_id") is None


def test_client_that_wants_json_gets_the_page(client, db):
    fields = {"login": "x@example.org", "password": "faux"}

    answer = client.post(BY_PASSWORD, fields, headers={"accept": "application/json"})

    assert (answer.status_code, answer["Content-Type"]) == (
        422,
        "text/html; charset=utf-8",
    )
