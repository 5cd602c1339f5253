"""The door of the screens, the choice of a language, and addresses that do not exist."""

import pytest

from tests.factories import ScreenFactory
from tests.factories.screens import part

pytestmark = pytest.mark.any_database

DOOR = "/tv/"


@pytest.fixture
def screen(db, time_machine):
    """A screen that speaks Dutch first, then French."""
    time_machine.move_to("2026-11-28T10:30:00+01:00", tick=False)
    return ScreenFactory(languages=["nl", "fr"])


def leads(client, path=DOOR, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == 302
    assert "no-store" in response.headers["Cache-Control"]
    return response.headers["Location"]


def test_door_speaks_the_language_of_the_set(client, db):
    assert leads(client, accept_language="nl-BE,fr;q=0.5") == "/tv/nl/"
    assert leads(client, accept_language="de") == "/tv/fr/"


def test_door_remembers_the_screen_on_this_set(client, screen):
    assert (
        leads(client, f"{DOOR}?ecran={screen.code}") == f"/tv/nl/?ecran={screen.code}"
    )
    cookie = client.cookies["tv_ecran"]

    assert cookie.value == screen.code
    assert (cookie["path"], cookie["samesite"]) == ("/tv/", "Lax")
    assert (cookie["max-age"], cookie["httponly"]) == (365 * 86_400, True)
    assert cookie["secure"] == ""
    assert leads(client) == f"/tv/nl/?ecran={screen.code}"


def test_cookies_go_over_https_only_where_there_is_https(client, screen):
    client.get(f"{DOOR}?ecran={screen.code}", secure=True)

    assert client.cookies["tv_ecran"]["secure"] is True


@pytest.mark.parametrize("code", ["", "ZZZZ", "x" * 10_000, "%00", "'--", "é"])
def test_door_leads_home_for_a_screen_that_does_not_exist(client, db, code):
    response = client.get(f"{DOOR}?ecran={code}")

    assert response.headers["Location"] == "/tv/fr/"
    assert client.cookies == {}


def test_door_leads_to_window_mode_when_it_is_time_for_it(client, screen):
    screen.programme = [part("09:00", "12:00"), part("12:00", "18:00", mode="browse")]
    screen.save()
    address = f"{DOOR}?ecran={screen.code}"

    assert leads(client, address) == f"/tv/nl/ambiance/?programme=1&ecran={screen.code}"


def test_door_leads_to_the_pages_outside_window_mode(client, screen, time_machine):
    screen.programme = [part("09:00", "12:00")]
    screen.save()
    time_machine.move_to("2026-11-28T12:00:00+01:00", tick=False)

    assert leads(client, f"{DOOR}?ecran={screen.code}") == (
        f"/tv/nl/?ecran={screen.code}"
    )


def test_chosen_language_is_remembered(client, screen):
    assert leads(client, "/tv/langue/fr/") == "/tv/fr/"

    cookie = client.cookies["tv_langue"]
    assert (cookie.value, cookie["path"]) == ("fr", "/tv/")
    assert leads(client, accept_language="en") == "/tv/fr/"
    assert leads(client, f"{DOOR}?ecran={screen.code}") == (
        f"/tv/fr/?ecran={screen.code}"
    )


def test_language_that_the_screen_does_not_offer_is_not_chosen(client, screen):
    query = f"?ecran={screen.code}"

    assert leads(client, f"/tv/langue/en/{query}") == f"/tv/nl/{query}"
    client.cookies["tv_langue"] = "en"
    assert leads(client, DOOR + query) == f"/tv/nl/{query}"


def test_languages_are_those_of_the_screen_each_in_its_own(client, screen):
    query = f"?ecran={screen.code}"

    def offered(path):
        return [
            (choice["name"], choice["words"], choice["url"], choice["current"])
            for choice in client.get(path).context["choices"]
        ]

    assert [name for name, *_rest in offered("/tv/en/langue/")] == [
        "Français",
        "English",
        "Nederlands",
    ]
    assert offered(f"/tv/fr/langue/{query}") == [
        ("Nederlands", "Welkom", f"/tv/langue/nl/{query}", False),
        ("Français", "Bienvenue", f"/tv/langue/fr/{query}", True),
    ]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/tv/nl/bestaat-niet/", "nl"),
        ("/tv/fr/nope", "fr"),
        ("/tv/de/", "fr"),
        ("/tv/langue/de/", "fr"),
        ("/tv/nope/", "fr"),
    ],
)
def test_lost_page_of_a_screen_is_one_of_the_screens(client, db, path, language):
    response = client.get(path)
    page = response.content.decode()

    assert response.status_code == 404
    assert f'<html lang="{language}">' in page
    assert f'id="to-home" href="/tv/{language}/"' in page
    assert 'id="menu-shops"' in page
    assert response.cookies == {}


def test_lost_page_keeps_the_screen(client, screen):
    response = client.get(f"/tv/fr/nope/?ecran={screen.code}")

    assert f'href="/tv/fr/?ecran={screen.code}"' in response.content.decode()


def test_other_lost_pages_are_those_of_everybody(client, db):
    assert b"menu-shops" not in client.get("/fr/tv/nope/").content
