"""The message that a result was opened: who is heard, and that nothing breaks it."""

import json

from django.test import Client

import pytest

from search import stats
from search.models import SearchStat
from tests.search.visitors import by_person

ADDRESS = "/fr/recherche/clic/"


@pytest.fixture(autouse=True)
def nothing_waits():
    stats.waiting.clear()
    yield
    stats.waiting.clear()


def tell(body, address=ADDRESS, content_type="text/plain;charset=UTF-8", **headers):
    client = Client(enforce_csrf_checks=True)
    return client.post(
        address, body, content_type=content_type, headers=by_person(**headers)
    )


def heard():
    """[(language, query, clicks)] of what waits."""
    with stats.waiting.taken() as rows:
        return [(key[1], key[2], count.clicks) for key, count in rows]


@pytest.mark.parametrize(
    ("address", "language"),
    [(ADDRESS, "fr"), ("/en/search/click/", "en"), ("/nl/zoeken/klik/", "nl")],
)
def test_click_is_counted_without_cookie_or_token(
    db, address, language, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = tell(json.dumps({"q": "Gaufre de Liège"}), address)

    assert response.status_code == 204
    assert response.content == b""
    assert response["Cache-Control"] == "no-store"
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    assert not response.cookies
    assert heard() == [(language, "gaufre de liege", 1)]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "gaufre",
        "null",
        "[]",
        '"gaufre"',
        "{}",
        '{"q": null}',
        '{"q": 7}',
        '{"q": ["gaufre"]}',
        '{"q": "' + "x" * 10_000 + '"}',
        '{"q": "' + "x" * 900 + '"}',
        '{"q": "\\u0000"}',
        '{"q": "\\ud800"}',
        '{"q": "marie@example.org"}',
        "[" * 900,
        b"\xff\xfe",
        b"\x00" * 50,
    ],
)
def test_message_that_means_nothing_is_answered_and_not_counted(db, body):
    assert tell(body).status_code == 204
    assert heard() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"User_Agent": "curl/8.5"},
        {"Accept_Language": None},
    ],
)
def test_message_from_elsewhere_or_of_a_machine_is_not_counted(db, headers):
    assert tell('{"q": "gaufre"}', **headers).status_code == 204
    assert heard() == []


def test_message_of_our_own_page_is_counted_as_a_form_too(db):
    tell(
        '{"q": "gaufre"}', content_type="application/json", Sec_Fetch_Site="same-origin"
    )

    assert heard() == [("fr", "gaufre", 1)]


def test_address_answers_posts_only(client, db):
    assert client.get(ADDRESS).status_code == 405
    assert client.put(ADDRESS).status_code == 405


def test_invented_clicks_never_make_a_row(db):
    for number in range(3):
        tell(json.dumps({"q": f"invented {number}"}))

    stats.write()

    assert SearchStat.objects.count() == 0
