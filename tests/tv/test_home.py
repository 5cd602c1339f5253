"""The first page of a screen: what its rows show, and for whom."""

import pytest

from core.short import code_of
from tests.factories import (
    DistrictFactory,
    EventPageFactory,
    PlaceFactory,
    ScreenFactory,
    ShopCategoryFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    TerritoryFactory,
    WalkPageFactory,
    evening,
)
from tests.factories.screens import part

pytestmark = pytest.mark.any_database

SATURDAY = "2026-11-28T10:30:00+01:00"
OPEN, CLOSED = "Mo-Sa 07:00-13:00", "Tu-Sa 14:00-19:00"
HOME = "/tv/fr/"


@pytest.fixture(autouse=True)
def morning(db, time_machine):
    """A Saturday morning."""
    time_machine.move_to(SATURDAY, tick=False)


def at_metres(metres):
    return {"type": "Point", "coordinates": [3.1740, 50.6905 + metres / 111_195]}


def add_shop(name, metres=100, hours=OPEN, trade="pain", district="centre"):
    quarter = DistrictFactory(
        slug=district, territory=TerritoryFactory(slug=f"t-{district}")
    )
    place = PlaceFactory(
        name=name, location=at_metres(metres), opening_hours=hours, district=quarter
    )
    category = ShopCategoryFactory(slug=trade, name=trade)
    shop = ShopFactory(name=name, place=place, category=category)
    return ShopPageFactory(shop=shop, title=name)


def add_sight(name, metres=100):
    return SightPageFactory(title=name, place__location=at_metres(metres))


def add_event(name, day="2026-11-28", **fields):
    return EventPageFactory(title=name, dates=[evening(day)], **fields)


def rows(client, query=""):
    """{name of a row: (its title, the titles of its cards)}."""
    shown = client.get(f"{HOME}{query}").context["rows"]
    return {
        row["name"]: (row["title"], [card.title for card in row["cards"]])
        for row in shown
    }


def here(**fields):
    """A screen where the first metre is, and the query that names it."""
    place = PlaceFactory(name="Hall", location=at_metres(0))
    screen = ScreenFactory(place=place, **fields)
    return screen, f"?ecran={screen.code}"


def test_empty_portal_says_so(client):
    for language in ("fr", "en", "nl"):
        response = client.get(f"/tv/{language}/")

        assert response.status_code == 200
        assert response.context["rows"] == []
        assert b'class="empty"' in response.content
        assert b'id="hero"' not in response.content


def test_rows_without_anything_are_left_out(client):
    WalkPageFactory(title="Le canal")

    assert rows(client) == {"walks": ("Balades", ["Le canal"])}


def test_open_shops_come_first_and_one_of_each_trade(client):
    add_shop("Avoine")
    add_shop("Brioche")
    add_shop("Colle", trade="papeterie")
    add_shop("Dentelle", hours=CLOSED, trade="mercerie")

    assert rows(client)["shops"] == (
        "Boutiques",
        ["Avoine", "Colle", "Brioche", "Dentelle"],
    )


def test_shops_are_those_around_the_screen_that_has_a_place(client):
    add_shop("Loin", metres=900)
    add_shop("Près", metres=150)
    add_shop("Ailleurs", metres=9000)
    _screen, query = here()

    response = client.get(HOME + query)

    assert rows(client, query)["shops"] == ("Ouvert près d’ici", ["Près", "Loin"])
    assert response.context["rows"][0]["cards"][0].facts == ["3 min à pied"]
    assert f'href="/tv/fr/boutiques/{query}"' in response.content.decode()


def test_sights_are_in_the_order_of_their_distance_from_the_screen(client):
    add_sight("Loin", metres=900)
    add_sight("Près", metres=150)
    _screen, query = here()

    assert rows(client)["sights"][1] == ["Loin", "Près"]
    assert rows(client, query)["sights"][1] == ["Près", "Loin"]


def test_events_are_those_of_today(client):
    add_event("Ce soir")
    add_event("Demain", "2026-11-29")

    assert rows(client)["events"] == ("Aujourd’hui, samedi 28 novembre", ["Ce soir"])


def test_events_to_come_are_shown_when_nothing_is_on_today(client):
    event = add_event("Demain", "2026-11-29", place__name="La Condition")

    response = client.get(HOME)

    card = response.context["rows"][0]["cards"][0]
    assert rows(client)["events"] == ("À venir", ["Demain"])
    assert card.hour == "dim. 29 nov., 20\xa0h"
    assert card.facts[0] == "La Condition"
    assert card.page_id == event.pk


def test_event_of_two_dates_is_one_card(client):
    EventPageFactory(
        title="Visite",
        dates=[evening("2026-11-28", "14:00"), evening("2026-11-28", "16:00")],
    )

    assert rows(client)["events"][1] == ["Visite"]


def test_six_cards_and_the_whole_list_behind_them(client):
    for number in range(8):
        WalkPageFactory(title=f"Balade {number}")

    response = client.get(HOME)

    assert len(response.context["rows"][0]["cards"]) == 6
    assert 'id="walks-more" href="/tv/fr/balades/"' in response.content.decode()


def test_first_card_is_in_large_with_its_code(client):
    walk = WalkPageFactory(title="Le canal", summary="Deux écluses.")

    response = client.get(HOME)
    page = response.content.decode()

    assert '<p class="hero-title" id="hero-title">Le canal</p>' in page
    assert '<p class="hero-summary" id="hero-summary">Deux écluses.</p>' in page
    assert response.context["qr"].typed.endswith(f"/b/{code_of(walk.pk)}")


def test_programme_of_the_screen_says_what_is_shown(client):
    add_shop("Avoine", district="centre")
    add_shop("Ailleurs", district="gare")
    add_shop("Colle", trade="papeterie", district="centre")
    add_event("Ce soir")
    add_sight("Le bassin")
    walk = WalkPageFactory(title="Le canal")
    slot = part(
        mode="browse",
        shown=["shop", "sight"],
        territory="t-centre",
        categories=["pain"],
        pages=[walk],
    )
    _screen, query = here(programme=[slot])

    assert {name: cards for name, (_title, cards) in rows(client, query).items()} == {
        "chosen": ["Le canal"],
        "shops": ["Avoine"],
    }


def test_entrances_keep_the_screen(client):
    _screen, query = here()

    entrances = client.get(HOME + query).context["entrances"]

    assert [entrance["url"] for entrance in entrances] == [
        f"/tv/fr/autour/{query}",
        f"/tv/fr/ambiance/{query}",
        f"/tv/fr/code/{query}",
    ]


def test_home_is_for_everybody(client):
    response = client.get(HOME)

    assert response.cookies == {}
    assert "Vary" not in response.headers
    assert response.headers["Cache-Control"].startswith("public")
    assert b'content="noindex"' in response.content


@pytest.mark.parametrize("number", [1, 3])
def test_home_asks_as_many_queries_for_three_as_for_one(
    client, number, django_assert_num_queries
):
    for each in range(number):
        add_shop(f"Boutique {each}")
        add_event(f"Concert {each}")
        add_sight(f"Musée {each}")
        WalkPageFactory(title=f"Balade {each}")
    _screen, query = here()
    client.get(HOME + query)

    with django_assert_num_queries(3):
        client.get(HOME + query)
