"""What all lists and items of the screens have in common, in three languages."""

import re

import pytest

from tests.tv.screens import hall, links

pytestmark = pytest.mark.any_database

CHOICES = {
    "fr": ("metiers", "quartiers"),
    "en": ("trades", "districts"),
    "nl": ("vakken", "wijken"),
}
LISTS = ("shop_list", "sight_list", "agenda")
ITEMS = ("fiche", "sight", "event")


def pages_of(world, language):
    """(address of the ordinary page that shows the same, address on the screen)."""
    shops = world.url("shop_list", language)
    urls = [world.url(kind, language) for kind in (*LISTS, *ITEMS)]
    choices = [(shops, f"/tv{shops}{word}/") for word in CHOICES[language]]
    return [(url, f"/tv{url}") for url in urls] + choices


@pytest.mark.parametrize("language", CHOICES)
def test_page_of_a_screen_is_public_and_leads_to_the_ordinary_one(
    client, world, language
):
    for ordinary, path in pages_of(world, language):
        response = client.get(path)

        assert response.status_code == 200, path
        assert response.headers["Cache-Control"] == "public, max-age=59"
        assert "Vary" not in response.headers
        assert not response.cookies
        assert response.headers["Content-Language"] == language
        assert f'<html lang="{language}">' in response.text
        assert '<meta name="robots" content="noindex">' in response.text
        canonical = f'<link rel="canonical" href="http://localhost{ordinary}">'
        assert canonical in response.text
        assert not re.search(r"<(form|input|textarea|select|dialog)\b", response.text)
        assert response.text.count("<h1") == 1


@pytest.mark.parametrize("language", CHOICES)
def test_links_of_a_page_stay_on_its_screen_and_in_its_language(
    client, world, language
):
    code = hall().code

    for _ordinary, path in pages_of(world, language):
        addresses = links(client.get(f"{path}?ecran={code}"))

        for name, address in addresses.items():
            assert address.startswith(f"/tv/{language}/"), name
            assert address.endswith(f"ecran={code}"), name


@pytest.mark.parametrize("language", CHOICES)
def test_way_on_foot_is_an_address_below_the_item(client, world, language):
    code = hall().code
    word = {"fr": "a-pied", "en": "on-foot", "nl": "te-voet"}[language]

    for kind in ITEMS:
        path = f"/tv{world.url(kind, language)}"
        found = links(client.get(f"{path}?ecran={code}"))

        assert found["go-on-foot"] == f"{path}{word}/?ecran={code}"
        assert "go-on-foot" not in links(client.get(path))


def test_item_is_two_steps_away_from_the_others(client, world):
    response = client.get(f"/tv{world.url('sight')}")

    rows = {
        row["name"]: [card.title for card in row["cards"]]
        for row in response.context["rows"]
    }
    assert rows == {"near": ["Le Four", "Rue de Lannoy (fr)"], "soon": ["Concert (fr)"]}
    first = response.context["rows"][0]["cards"][0]
    assert first.facts == ["Boulangerie", "juste à côté"]


def test_unknown_and_translated_addresses_are_not_there(client, world):
    for path in (
        "/tv/fr/boutiques/rien/",
        "/tv/fr/a-voir/rien/",
        "/tv/fr/agenda/rien/",
        "/tv/fr/shops/le-four/",
    ):
        assert client.get(path).status_code == 404, path
