"""Shops in the language of the page."""

import pytest

pytestmark = pytest.mark.any_database


def test_names_of_filters_are_in_the_language_of_the_page(client, world):
    english = client.get("/en/shops/").context["filters"]
    dutch = client.get("/nl/winkels/").context["filters"]

    assert [o["label"] for o in english["category"]] == ["Bakery"]
    assert [o["label"] for o in dutch["category"]] == ["Bakkerij"]
    assert dutch["district"][0]["options"][0]["label"] == "Centrum"


def test_neighbours_are_the_pages_of_the_language(client, world):
    for code in ("fr", "en", "nl"):
        cards = client.get(world.url("fiche", code)).context["around"]["sights"]
        assert [card.url for card in cards] == [world.url("sight", code)]
