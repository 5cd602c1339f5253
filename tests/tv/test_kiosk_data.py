"""What the script of a tablet is told, and the codes that it draws."""

import re

from django.contrib.staticfiles import finders

import pytest

from core.qr import qr_path
from places.nearby import Point
from tests.factories import PlaceFactory
from tv import kiosk
from tv.models import Screen

pytestmark = pytest.mark.any_database

QR = "/tv/qr.svg"


@pytest.fixture
def tablet(db):
    """A tablet in the hall of a museum."""
    place = PlaceFactory(name="La Piscine")
    return Screen.objects.create(
        name="Hall", code="K7F2", kind="tablet", place=place, languages=["nl", "fr"]
    )


def test_tablet_is_told_its_languages_place_and_start(client, tablet):
    response = client.get("/tv/borne/k7f2.json")

    found = response.json()
    assert (found["code"], found["name"], found["place"]) == (
        "K7F2",
        "Hall",
        "La Piscine",
    )
    assert found["languages"] == [
        {"code": "nl", "name": "Nederlands"},
        {"code": "fr", "name": "Français"},
    ]
    assert (found["start"], found["near"]) == ("/nl/?borne=K7F2", "50.691,3.174")
    assert list(found["words"]) == ["nl", "fr"]
    assert finders.find(found["sheet"].removeprefix("/static/"))
    assert "/fr/mon-commerce/" in found["closed"]
    assert "/nl/account/" in found["closed"]
    assert "/nl/offline/" in found["closed"]
    assert "/fr/sur-la-tele/" in found["closed"]


def test_facts_are_the_same_for_everybody_for_a_minute(client, tablet):
    response = client.get("/tv/borne/K7F2.json")

    assert re.fullmatch(r"public, max-age=\d\d?", response["Cache-Control"])
    assert response.cookies == {}
    assert "Vary" not in response
    assert client.post("/tv/borne/K7F2.json").status_code == 405


@pytest.mark.parametrize("code", ["ZZZZ", "K7F", "x" * 10_000, "%00", "é", "fin", " "])
def test_code_of_no_screen_is_not_found(client, tablet, code):
    assert client.get(f"/tv/borne/{code}.json").status_code == 404


def test_television_is_no_tablet(client, tablet):
    Screen.objects.create(name="Salon", code="TVTV", kind="tv")

    assert client.get("/tv/borne/TVTV.json").status_code == 404


@pytest.mark.parametrize(
    ("point", "near"),
    [
        (Point(50.69217, 3.16831), "50.692,3.168"),
        (Point(50.7, 3.1), "50.7,3.1"),
        (Point(48.85, 2.35), ""),
        (None, ""),
    ],
)
def test_position_is_rounded_as_lists_ask_for_it(point, near):
    assert kiosk.near(point) == near


@pytest.mark.parametrize(
    "page",
    [
        "/fr/",
        "/nl/winkels/?near=50.692,3.168&open=1",
        "/fr/recherche/?q=mus%C3%A9e",
        "/fr/" + "a" * 296,
    ],
)
def test_code_leads_to_the_page_of_our_own_host(client, settings, page):
    settings.BASE_URL = "https://portal.example"

    response = client.get(QR, {"page": page})

    width, shape = qr_path(f"https://portal.example{page}")
    assert response["Content-Type"] == "image/svg+xml"
    assert f'viewBox="-4 -4 {width + 8} {width + 8}"' in response.text
    assert f'd="{shape}"' in response.text
    assert response["Cache-Control"] == "public, max-age=86400"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "fr/",
        "//evil.example/fr/",
        "/fr//evil.example",
        "/fr/\\evil.example",
        "https://evil.example/fr/",
        "/fr/?next=https://evil.example",
        "@evil.example/fr/",
        "/admin/",
        "/de/",
        "/fr",
        "/fr/ x",
        "/fr/é",
        "/fr/\n",
        "/fr/\0",
        "/fr/" + "a" * 297,
        "/fr/" + "a" * 10_000,
    ],
)
def test_code_of_anything_else_is_not_drawn(client, db, page):
    assert client.get(QR, {"page": page}).status_code == 404


def test_words_say_the_seconds_in_every_language():
    for language in ("fr", "en", "nl"):
        assert kiosk.words(language)["soon"].count("{n}") == 1
