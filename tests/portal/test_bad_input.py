"""Nonsense in addresses and queries: a clear answer each, never a 500."""

import pytest

from tests.factories.world import KINDS

LONG = "é" * 10_000
NONSENSE = [
    "page=0",
    "page=-1",
    "page=999999",
    "page=99999999999999999999999",
    "page=abc",
    "page=²",
    "page=%00",
    "page=",
    "q=%00",
    f"q={LONG}",
    "q=%22%27%26%3Cscript%3E",
    "q=%22",
    "q=a%22b%22%22c",
    "q=*",
    "q=NEAR(a,b)",
    "q=title:x%20OR%20-y",
    "q=%F0%9F%90%99",
    "q=%ff%fe",
    "q=le&kind=unknown",
    "q=le&kind=%00",
    "category=unknown",
    "category=%00&district=%00",
    f"category={LONG}",
    "&".join(f"category=c{n}" for n in range(200)),
    "district=unknown&open=1",
    "open=2",
    "open=%00",
    "view=nonsense",
    "date=9999-99-99",
    "date=9999-12-31",
    "date=0001-01-01",
    "date=2000-01-01",
    "date=2099-12-31",
    "date=2026-W48",
    "date=%00",
    "date=²",
    f"date={LONG}",
    "when=nonsense",
    "when=%00",
    "free=2&family=x&indoors=%00",
    "kind=%00&territory=%00",
    f"kind={LONG}&territory={LONG}",
    "from=%00&to=9999-99-99",
    "from=2099-12-31&to=2000-01-01",
    "to=2026-11-01",
    "start=%00",
    "start=20261128T190000Z",
    "mode=unknown&difficulty=unknown",
    "mode=%00&difficulty=%00",
    "lat=999&lng=-999",
    "%00=%00",
    "=&&&=",
]
DATA = ("map_data", "gpx", "ics", "agenda_ics", "agenda_atom", "suggestions")
ADDRESSES = [
    "/fr/boutiques/%00/",
    "/fr/boutiques/a%00b/",
    "/fr/boutiques/é/",
    "/fr/boutiques/..%2f..%2fetc/",
    "/fr/boutiques/" + "a" * 5000 + "/",
    "/fr/boutiques/'/",
    "/fr/boutiques/%22%3E%3Cscript%3E/",
    "/fr/boutiques/le-four/le-four/",
    "/fr/boutiques/carte.json/",
    "/fr/balades/rue-de-lannoy/gpx/gpx/",
    "/fr/balades/inconnue/gpx/",
    "/fr/agenda/inconnu/ics/",
    "/fr/territoires/inconnu/",
    "/fr/territoires/",
    "/fr/%ff/",
    "/fr/a%00/",
    "/fr//",
    "/fr/zzz/?a=%00&b=²",
    "/fr/boutiques/%00/?%00=1",
    "/fr/" + "a/" * 200,
    "/%00/",
    "/tiles/0/9/0.svg",
    "/tiles/99/0/0.svg",
    "/tiles/12/99999999999/1.svg",
    "/tiles/a/b/c.svg",
    "/media/original_images/a.jpg",
    "/media/../portal/settings/base.py",
    "/media/images/%00",
    "/documents/999/x.pdf",
]


@pytest.mark.parametrize("query", NONSENSE, ids=lambda query: query[:30])
def test_nonsense_in_the_query_of_every_page_is_answered(client, world, query):
    client.raise_request_exception = False
    answers = {
        (kind, language): client.get(f"{world.url(kind, language)}?{query}").status_code
        for kind in (*KINDS, *DATA)
        for language in ("fr", "nl")
    }

    assert {key: code for key, code in answers.items() if code != 200} == {}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:40])
def test_nonsense_address_is_not_found(client, world, address):
    client.raise_request_exception = False

    response = client.get(address)

    assert response.status_code == 404
    assert response.cookies == {}


def test_way_out_of_the_media_folder_is_refused(client, db):
    assert client.get("/media/images/../../etc/passwd").status_code == 400


def test_unknown_language_is_looked_for_in_the_visitors_own(client, world):
    response = client.get("/de/boutiques/", headers={"Accept-Language": "nl"})

    assert (response.status_code, response["Location"]) == (302, "/nl/de/boutiques/")
    assert client.get("/nl/de/boutiques/").status_code == 404


def test_nonsense_page_number_is_the_first_page(client, world):
    first = client.get(world.url("shop_list")).context["pages"]

    for raw in ("0", "-1", "abc", "²", "%00", ""):
        pages = client.get(f"{world.url('shop_list')}?page={raw}").context["pages"]
        assert pages == first


def test_long_query_is_searched_by_its_beginning(client, world):
    response = client.get(world.url("search", "en") + "?q=" + "four " * 2000)

    assert response.context["faults"] == (
        "Your search is too long: only its first 200 signs were used.",
    )
    assert response.context["query"] == " ".join(["four"] * 40)


def test_query_without_a_letter_is_explained(client, world):
    response = client.get(world.url("search", "en") + "?q=%00%01")

    assert response.context["faults"] == (
        "Your search holds no letter: write a word, a name, a street.",
    )
    assert "found" not in response.context


def test_markup_in_a_query_comes_back_as_text(client, world):
    response = client.get(world.url("search"), {"q": "\"><script>alert(1)</script>&'"})

    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#x27;" in response.text


def test_markup_in_a_filter_comes_back_as_text(client, world):
    response = client.get(
        world.url("shop_list"), {"category": '"><script>alert(1)</script>'}
    )

    assert "<script>alert" not in response.text
