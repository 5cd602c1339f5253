"""A screen says that it lives: who is heard, what is kept, and that nothing breaks it."""

from datetime import datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from core import clock, versions
from tests.factories import ScreenFactory
from tv import seen, version
from tv.jobs import write_seen
from tv.models import Screen

ADDRESS = "/tv/vie/"
CODE = "K7F2"
FORM = "application/x-www-form-urlencoded"
pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def nothing_waits():
    seen.waiting.take()
    yield
    seen.waiting.take()


@pytest.fixture
def screen(db, time_machine):
    time_machine.move_to("2026-11-23T12:00:00+01:00", tick=False)
    return ScreenFactory(code=CODE)


def tell(body, content_type=FORM, **headers):
    client = Client(enforce_csrf_checks=True)
    return client.post(ADDRESS, body, content_type=content_type, headers=headers)


def heard():
    """{code: version} of what waits."""
    return {code: version for code, (_at, version) in seen.waiting.take().items()}


def test_screen_is_heard_without_cookie_token_or_write(
    screen, django_assert_num_queries
):
    tell(f"ecran={CODE}")

    with django_assert_num_queries(1) as queries:
        response = tell(f"ecran={CODE}&version=5b1c09fe")

    assert queries[0]["sql"].startswith("SELECT")
    assert (response.status_code, response.content) == (204, b"")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert heard() == {CODE: "5b1c09fe"}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "ecran",
        "ecran=",
        "ecran=NONE",
        "version=5b1c09fe",
        "ecran=%00",
        "ecran=K7F2%00",
        "ecran=K7F2&" + "x" * 10_000,
        "ecran=" + "x" * 90,
        "&" * 99,
        "null",
        '{"ecran": "K7F2"}',
        b"\xff\xfe",
        b"\x00" * 50,
        "ecran=é".encode(),
    ],
)
def test_message_that_names_no_screen_is_answered_and_forgotten(screen, body):
    assert tell(body).status_code == 204
    assert heard() == {}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("5b1c09fe", "5b1c09fe"),
        ("", ""),
        ("<b>", ""),
        ("x" * 17, ""),
        ("a" * 17, ""),
        ("é", ""),
        ("5b\n", ""),
    ],
)
def test_only_what_looks_like_a_version_is_kept(screen, said, kept):
    seen.note(" k7f2 ", said)

    assert heard() == {CODE: kept}


def test_other_sites_and_other_methods_are_not_heard(screen):
    body = f"ecran={CODE}"

    assert tell(body, sec_fetch_site="cross-site").status_code == 204
    assert heard() == {}
    assert Client().get(ADDRESS, {"ecran": CODE}).status_code == 405
    assert tell(body, sec_fetch_site="same-origin").status_code == 204
    assert heard() == {CODE: ""}


def test_clock_of_the_process_writes_what_was_heard_and_makes_no_page_anew(
    screen, django_assert_num_queries
):
    tell(f"ecran={CODE}&version=5b1c09fe")
    number = versions.current()

    write_seen()

    screen.refresh_from_db()
    assert screen.seen_at == datetime.fromisoformat("2026-11-23T12:00:00+01:00")
    assert screen.seen_version == "5b1c09fe"
    assert versions.current() == number
    assert clock.own_steps["tv.write_seen"] is write_seen
    with django_assert_num_queries(0):
        write_seen()


def test_what_another_process_heard_later_stays(screen):
    tell(f"ecran={CODE}&version=aa")
    later = datetime.fromisoformat("2026-11-23T12:05:00+01:00")
    Screen.objects.update(seen_at=later, seen_version="bb")

    assert seen.write() == 0
    screen.refresh_from_db()
    assert (screen.seen_at, screen.seen_version) == (later, "bb")


def test_latest_sign_counts_whatever_the_order():
    waiting = seen.Waiting()
    at = datetime.fromisoformat("2026-11-23T12:00:00+01:00")

    waiting.add(CODE, at, "aa")
    waiting.add(CODE, at - timedelta(minutes=1), "bb")

    assert waiting.take() == {CODE: (at, "aa")}
    assert waiting.take() == {}


def test_what_could_not_be_written_waits(screen):
    tell(f"ecran={CODE}")

    with connection.execute_wrapper(refused), pytest.raises(OSError, match="away"):
        seen.write()

    assert seen.write() == 1


def refused(execute, sql, params, many, context):
    if sql.startswith("UPDATE"):
        raise OSError("away")
    return execute(sql, params, many, context)


def test_page_of_a_screen_says_code_and_version_others_do_not(client, screen):
    page = client.get(f"/tv/fr/?ecran={CODE}").text

    assert f'data-screen="{CODE}" data-version="{version.current()}"' in page
    for address in ("/tv/fr/", "/tv/fr/?ecran=NONE"):
        assert "data-version" not in client.get(address).text


def test_version_is_another_one_when_a_hashed_name_changes():
    old = version._digest(("css/tv.1a.css", "js/tv.2b.js"))

    assert old == version._digest(("css/tv.1a.css", "js/tv.2b.js"))
    assert old != version._digest(("css/tv.1a.css", "js/tv.3c.js"))
    assert seen.VERSION.fullmatch(old)


def test_three_screens_are_written_with_one_statement_each(screen):
    for code in ("B2", "C3"):
        ScreenFactory(code=code)
    for code in (CODE, "B2", "C3"):
        tell(f"ecran={code}")

    with CaptureQueriesContext(connection) as queries:
        assert seen.write() == 3

    updates = [query for query in queries if query["sql"].startswith("UPDATE")]
    assert len(updates) == 3
