"""Views for members: the way back after logging in, and what was typed."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest

from accounts.access import MAX_TYPED_LENGTH
from tests.accounts.mails import code
from tests.accounts.test_signing_in import CODE, HOME, ask
from tests.factories import UserFactory

pytestmark = pytest.mark.any_database

LOGIN = "/fr/compte/connexion/"
ADDRESS, PASSWORD_PAGE = "/fr/compte/adresse/", "/fr/compte/mot-de-passe/"
MEMBERS = [
    HOME,
    ADDRESS,
    PASSWORD_PAGE,
    "/fr/compte/verifier/",
    "/fr/compte/mes-donnees/",
    "/fr/compte/effacer/",
    "/fr/compte/deuxieme-etape/app/",
    "/fr/compte/deuxieme-etape/off/",
    "/fr/compte/deuxieme-etape/verify/",
    "/fr/compte/deuxieme-etape/recovery/",
    "/fr/compte/deuxieme-etape/recovery/new/",
]
FRESH = [url for url in MEMBERS if url not in (HOME, MEMBERS[3], MEMBERS[8])]
NAME = {"first_name": "Samia", "last_name": "Benali", "language": "nl"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("url", MEMBERS)
def test_page_of_members_leads_strangers_to_the_login_and_back(client, db, url, method):
    answer = getattr(client, method)(url)

    assert (answer.status_code, answer["Location"]) == (302, f"{LOGIN}?next={url}")
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("url", FRESH)
def test_what_matters_wants_a_fresh_login(client, merchant, url):
    client.force_login(merchant)

    answer = client.get(url)

    wanted = url.replace("/", "%2F")
    assert answer["Location"] == f"/fr/compte/verifier/?next={wanted}"


def test_new_code_makes_an_old_session_fresh(client, merchant):
    client.force_login(merchant)
    client.post("/fr/compte/verifier/", {"next": ADDRESS})

    answer = client.post(CODE, {"code": code()})

    assert answer["Location"] == ADDRESS
    assert client.get(ADDRESS).status_code == 200


def test_freshness_ends(client, db, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    UserFactory(email="jeanne@example.org")
    ask(client)
    client.post(CODE, {"code": code()})

    before = client.get(ADDRESS).status_code
    time_machine.shift(timedelta(minutes=15, seconds=1))

    assert (before, client.get(ADDRESS).status_code) == (200, 302)


def test_code_of_one_member_makes_no_other_session_fresh(client, merchant):
    client.force_login(merchant)
    client.post("/fr/compte/verifier/")
    other = Client()
    other.force_login(UserFactory())
    session = other.session
    session["accounts_ticket"] = client.session["accounts_ticket"]
    session.save()

    assert other.post(CODE, {"code": code()}).status_code == 410


def test_what_was_typed_after_the_session_ended_comes_back(client, db):
    user = UserFactory(email="jeanne@example.org")
    sent = client.post(HOME, NAME)
    ask(client, next=HOME)
    client.post(CODE, {"code": code()})

    page, again = client.get(HOME).text, client.get(HOME).text

    user.refresh_from_db()
    assert sent["Location"] == f"{LOGIN}?next={HOME}"
    assert 'value="Benali"' in page
    assert 'id="language-nl" value="nl" checked' in page
    assert 'value="Benali"' not in again
    assert user.last_name == ""


def test_what_was_typed_waits_an_hour(client, db, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    user = UserFactory(email="jeanne@example.org")
    client.post(HOME, NAME)
    time_machine.shift(timedelta(hours=1, seconds=1))
    client.force_login(user)

    assert 'value="Benali"' not in client.get(HOME).text


def test_passwords_codes_and_books_are_not_kept(client, db):
    client.post(PASSWORD_PAGE, {"password1": "secret-words", "code": "123456"})
    kept = str(dict(client.session))
    client.post(HOME, {"first_name": "x" * (MAX_TYPED_LENGTH + 1)})

    assert "secret-words" not in kept
    assert "123456" not in kept
    assert client.session["accounts_typed"]["path"] == PASSWORD_PAGE


def test_public_pages_set_no_cookie_and_link_to_the_room(client, fr):
    page = client.get("/fr/")

    assert '<a href="/fr/mon-commerce/">' in page.text
    assert dict(page.cookies) == {}
