"""The fiche of a shop."""

import json
import re

from wagtail.models import PageViewRestriction

import pytest

from places.models import Closure
from tests.factories import (
    PlaceFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    WalkPageFactory,
    add_step,
    fiche,
)

pytestmark = pytest.mark.any_database

SATURDAY = "2026-11-28T10:30:00+01:00"


@pytest.fixture
def page(db, time_machine):
    """A baker with everything filled in, on a Saturday morning."""
    time_machine.move_to(SATURDAY, tick=False)
    created = fiche(
        phone="+33320692360",
        opening_hours="Tu-Fr 07:00-13:00,15:00-19:00; Sa 07:00-13:00; PH off",
        wheelchair="yes",
        entrance_steps=0,
    )
    created.shop.website = "https://www.example.org/four/"
    created.shop.email = "bonjour@example.org"
    created.shop.siret = "73282932000074"
    created.shop.save()
    return created


def first_json_ld(response):
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    return json.loads(re.findall(pattern, response.text, re.DOTALL)[0])


def test_fiche_says_whether_the_shop_is_open_and_until_when(client, page):
    state = client.get(page.url).context["state"]

    assert state.css == "open"
    assert "13" in state.change


def test_week_of_the_fiche_has_today_marked(client, page):
    week = client.get(page.url).context["week"]

    assert [day["label"] for day in week] == [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ]
    assert [day["today"] for day in week] == [False] * 5 + [True, False]


def test_facts_of_the_trader_are_shown_as_links(client, page):
    text = client.get(page.url).text

    assert 'href="tel:+33320692360"' in text
    assert "+33 3 20 69 23 60" in text
    assert 'href="mailto:bonjour@example.org"' in text
    assert 'href="https://www.example.org/four/"' in text
    assert ">www.example.org/four" in text
    assert "732\u00a0829\u00a0320\u00a000074" in text


def test_fiche_describes_address_and_hours_for_search_engines(client, page):
    data = first_json_ld(client.get(page.url))

    assert data["@type"] == "Bakery"
    assert data["address"]["postalCode"] == "59100"
    assert data["geo"]["latitude"] == 50.6905
    assert data["telephone"] == "+33320692360"
    hours = data["openingHoursSpecification"]
    assert len(hours) == 9
    assert hours[-1] == {
        "dayOfWeek": "Saturday",
        "@type": "OpeningHoursSpecification",
        "opens": "07:00",
        "closes": "13:00",
    }
    closed_days = {
        day["validFrom"]: (day["opens"], day["closes"])
        for day in data["specialOpeningHoursSpecification"]
    }
    assert closed_days["2026-12-25"] == ("00:00", "00:00")


def test_invented_shop_says_so_on_its_page(client, page):
    assert "demo" not in client.get(page.url).context["shop"]
    page.shop.is_demo = True
    page.shop.save()

    response = client.get(page.url)

    assert response.context["shop"]["is_demo"] is True
    assert re.search(r'class="remark"', response.text)


def test_fiche_without_place_on_the_map_nor_hours_still_answers(client, db):
    page = fiche(
        location=None, opening_hours="", district=None, hours_confirmed_at=None
    )

    response = client.get(page.url)

    assert response.status_code == 200
    assert response.context["state"] is None
    assert response.context["week"] == []
    assert response.context["map"] is None
    assert response.context["around"] == {}
    assert response.context["area"] == "Roubaix"


def test_neighbours_are_nearest_first_and_leave_out_the_shop_itself(client, page):
    for metres, name in ((600, "Loin"), (100, "Tout près"), (400, "Au coin")):
        lat = 50.6905 + metres / 111_195
        fiche(
            title=name,
            slug=f"a-{metres}",
            location={"type": "Point", "coordinates": [3.1740, lat]},
        )

    cards = client.get(page.url).context["around"]["shops"]

    assert [card.title for card in cards] == ["Tout près", "Au coin", "Loin"]
    assert all(card.facts for card in cards)


def test_neighbours_beyond_reach_are_not_near(client, page):
    far = {"type": "Point", "coordinates": [3.1740, 50.6905 + 1000 / 111_195]}
    fiche(title="Trop loin", slug="trop-loin", location=far)

    assert client.get(page.url).context["around"] == {}


def test_walks_that_pass_are_named(client, page):
    WalkPageFactory(title="Devant la porte")
    elsewhere = {"type": "LineString", "coordinates": [[3.2, 50.7], [3.21, 50.71]]}
    WalkPageFactory(title="Ailleurs", route=elsewhere)

    walks = client.get(page.url).context["around"]["walks"]

    assert [card.title for card in walks] == ["Devant la porte"]


def test_closure_is_said_at_once_and_until_its_last_day(client, page, time_machine):
    Closure.objects.create(
        place=page.shop.place,
        first_day="2026-11-28",
        last_day="2026-11-29",
        reason="Congés",
    )

    closed = client.get(page.url).context
    assert closed["state"].css == "closed"
    assert "Congés" in str(closed["week"]) + str(closed["special"])
    cards = client.get("/fr/boutiques/?open=1").context["cards"]
    assert cards == []

    time_machine.move_to("2026-12-01T10:30:00+01:00", tick=False)
    assert client.get(page.url).context["state"].css == "open"


def test_closure_taken_back_opens_the_shop_again(client, page):
    closure = Closure.objects.create(
        place=page.shop.place, first_day="2026-11-28", last_day="2026-11-28"
    )
    assert client.get(page.url).context["state"].css == "closed"

    closure.delete()

    assert client.get(page.url).context["state"].css == "open"


def test_private_neighbour_is_not_named(client, page):
    def near():
        shops = client.get(page.url).context["around"].get("shops", [])
        return [card.title for card in shops]

    hidden = fiche(title="Bientôt", slug="bientot")
    assert near() == ["Bientôt"]

    lock = PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert near() == []

    lock.delete()
    assert near() == ["Bientôt"]


def test_two_fiches_of_one_place_cannot_be(db):
    place = PlaceFactory()
    ShopFactory(place=place)

    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        ShopFactory(place=place)


def test_sight_near_a_shop_is_shown_with_its_kind(client, page):
    SightPageFactory(title="La Piscine", kind="museum")

    card = client.get(page.url).context["around"]["sights"][0]

    assert (card.title, card.area) == ("La Piscine", "Centre")


def test_step_at_the_shop_brings_no_second_card(client, page):
    walk = WalkPageFactory(title="Une balade")
    add_step(walk, "Le four", place=page.shop.place)
    add_step(walk, "Encore le four", place=page.shop.place)

    assert len(client.get(page.url).context["around"]["walks"]) == 1


def test_same_slug_in_two_languages_stays_apart(client, db):
    french = fiche(title="Fleurs", slug="fleurs")
    ShopPageFactory(
        language="en",
        translation_of=french,
        shop=french.shop,
        title="Fleurs",
        slug="fleurs",
        summary="Cut flowers.",
    )

    assert "Cut flowers." in client.get("/en/shops/fleurs/").text
    assert "Cut flowers." not in client.get("/fr/boutiques/fleurs/").text
