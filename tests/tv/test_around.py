"""What is around a screen: who is shown, in what order, with which numbers and words."""

import re

from wagtail.models import PageViewRestriction

import pytest

from core.short import code_of
from places.models import Landmark
from tests.factories import (
    EventPageFactory,
    PlaceFactory,
    ScreenFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    WalkPageFactory,
    evening,
)

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

SATURDAY = "2026-11-28T10:30:00+01:00"
OPEN, CLOSED = "Mo-Sa 07:00-13:00", "Tu-Sa 14:00-19:00"
PAGE = "/tv/fr/autour/"
LNG, LAT, DEGREE_M = 3.1740, 50.6905, 111_195
HOSTILE = "".join(chr(n) for n in range(1, 64)) + "é😀" * 3000


@pytest.fixture(autouse=True)
def morning(db, time_machine):
    """A Saturday morning."""
    time_machine.move_to(SATURDAY, tick=False)


def at_metres(metres):
    return {"type": "Point", "coordinates": [LNG, LAT + metres / DEGREE_M]}


def here(metres=0, **fields):
    """The query that names a screen which stands there; None: nobody knows where."""
    location = None if metres is None else at_metres(metres)
    place = PlaceFactory(name="Hôtel du Bassin", location=location)
    return f"?ecran={ScreenFactory(place=place, **fields).code}"


def add_shop(name, metres, hours=OPEN):
    place = PlaceFactory(name=name, location=at_metres(metres), opening_hours=hours)
    return ShopPageFactory(shop=ShopFactory(name=name, place=place), title=name)


def add_sight(name, metres, hours=""):
    place = PlaceFactory(name=name, location=at_metres(metres), opening_hours=hours)
    return SightPageFactory(title=name, place=place)


def add_event(name, metres, day="2026-11-28", **fields):
    place = PlaceFactory(name=name, location=at_metres(metres))
    return EventPageFactory(title=name, place=place, dates=[evening(day)], **fields)


def add_walk(name, metres):
    start = at_metres(metres)["coordinates"]
    route = {"type": "LineString", "coordinates": [start, [3.18, 50.70]]}
    return WalkPageFactory(title=name, route=route)


def add_landmark(name="Gambetta", metres=0, **fields):
    slug = name.lower().replace(" ", "-")
    location = at_metres(metres)
    return Landmark.objects.create(name=name, slug=slug, location=location, **fields)


def cards(response):
    """[(number, title, facts)] in the order of the list."""
    found = [card for column in response.context["columns"] for card in column]
    return [(card.number, card.title, card.facts) for card in found]


def pins(response):
    html = response.content.decode()
    return [int(number) for number in re.findall(r'data-pin="(\d+)"', html)]


def test_open_ones_come_first_then_the_nearest_with_the_numbers_of_the_pins(client):
    add_shop("Fermée", 100, CLOSED)
    add_shop("Ouverte loin", 400)
    add_shop("Ouverte près", 200)
    add_sight("Musée", 300)
    add_event("Concert", 500)
    add_walk("Le canal", 150)

    response = client.get(PAGE + here())

    assert cards(response) == [
        (1, "Le canal", ["3 min à pied", "Balade", "1\u00a0km"]),
        (2, "Ouverte près", ["3 min à pied"]),
        (3, "Musée", ["5 min à pied"]),
        (4, "Ouverte loin", ["7 min à pied"]),
        (5, "Concert", ["9 min à pied", "sam. 28 nov., 20\u00a0h"]),
        (6, "Fermée", ["2 min à pied"]),
    ]
    assert pins(response) == [1, 2, 3, 4, 5, 6]
    assert response.context["map"].count("Vous êtes ici") == 1


def test_each_kind_is_a_chip_and_a_list_of_its_own(client):
    screen = here()
    add_shop("Boutique", 100)
    add_event("Concert", 100)

    both = client.get(PAGE + screen)
    one = client.get(f"{PAGE}{screen}&kind=events")

    code = screen.removeprefix("?ecran=")
    assert [(chip["id"], chip["current"]) for chip in both.context["chips"]] == [
        ("kind-all", True),
        ("kind-shops", False),
        ("kind-events", False),
    ]
    assert both.context["chips"][2]["url"] == f"{PAGE}?kind=events&ecran={code}"
    assert [title for _number, title, _facts in cards(one)] == ["Concert"]
    assert [chip["current"] for chip in one.context["chips"]] == [False, False, True]


def test_a_single_kind_needs_no_chip(client):
    add_shop("Boutique", 100)

    assert client.get(PAGE + here()).context["chips"] == []


def test_at_most_ten_are_shown_and_every_kind_has_its_share(client):
    for number in range(12):
        add_shop(f"Boutique {number}", 100 + number)
    add_sight("Musée", 900)

    shown = cards(client.get(PAGE + here()))

    assert len(shown) == 10
    assert shown[-1][1] == "Musée"


def test_what_is_too_far_or_over_or_nowhere_is_left_out(client):
    add_sight("À Lille", 9_000)
    add_event("Hier", 100, day="2026-11-27")
    add_event("Dans un mois", 100, day="2026-12-30")
    SightPageFactory(title="Nulle part", place__location=None)

    response = client.get(PAGE + here())

    assert cards(response) == []
    assert 'id="go-home"' in response.content.decode()


def test_drafts_and_private_pages_are_not_shown(client):
    add_shop("Publique", 100)
    add_shop("Brouillon", 100).unpublish()
    private = add_sight("Privée", 100)
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    shown = cards(client.get(PAGE + here()))

    assert [title for _number, title, _facts in shown] == ["Publique"]


def test_without_a_point_the_starting_points_are_offered_by_town(client):
    add_landmark("Gambetta", city="Lille")
    add_landmark("Grand Place", city="Roubaix", kind="square")
    add_shop("Le Four", 100)
    nowhere, placeless = here(None), f"?ecran={ScreenFactory().code}"
    gambetta = f"{PAGE}?from=gambetta"
    expected = {
        "": gambetta,
        "?ecran=ZZZZ": gambetta,
        nowhere: gambetta + nowhere.replace("?", "&"),
        placeless: gambetta + placeless.replace("?", "&"),
    }

    for query, first_url in expected.items():
        response = client.get(PAGE + query)

        groups = response.context["groups"]
        shown = [(g["town"], [chip["label"] for chip in g["chips"]]) for g in groups]
        assert shown == [("Lille", ["Gambetta"]), ("Roubaix", ["Grand Place"])]
        assert groups[0]["chips"][0]["url"] == first_url
        assert b"Le Four" not in response.content
        assert b"<input" not in response.content


def test_portal_without_starting_points_leads_home(client):
    response = client.get(PAGE)

    assert response.context["groups"] == []
    assert 'id="go-home" href="/tv/fr/"' in response.content.decode()


def test_chosen_starting_point_counts_instead_of_the_screen(client):
    add_landmark("Gambetta", 1_000)
    add_shop("Boutique", 1_100)
    screen = here()

    response = client.get(f"{PAGE}{screen}&from=gambetta")

    assert response.context["title"] == "Autour de Gambetta"
    assert cards(response) == [(1, "Boutique", ["2 min à pied"])]
    assert response.context["another"]["url"] == PAGE + screen
    assert "Vous êtes ici" not in response.context["map"]


def test_card_leads_to_its_page_on_this_screen(client):
    page, screen = add_shop("Boutique", 100), here()

    html = client.get(PAGE + screen).content.decode()

    code = code_of(page.pk)
    address = f"/tv{page.path_url}{screen}"
    assert f'<a class="near" id="near-{code}" href="{address}" data-number="1"' in html


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "autour"), ("en", "around"), ("nl", "omgeving")]
)
def test_page_is_not_for_robots_and_stays_the_same_for_everybody(
    client, language, word
):
    add_shop("Boutique", 100)

    response = client.get(f"/tv/{language}/{word}/{here()}")

    html = response.content.decode()
    assert response["Cache-Control"] == "public, max-age=59"
    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in html
    section = {"fr": "boutiques", "en": "shops", "nl": "winkels"}[language]
    assert re.search(f'rel="canonical" href="[^"]*/{language}/{section}/"', html)


def test_hostile_query_strings_are_ignored(client):
    add_shop("Boutique", 100)
    here(code="HALL")
    asked = [
        {"kind": HOSTILE},
        {"kind": ["shops", "\0"]},
        {"kind": "walks"},
        {"from": HOSTILE},
        {"from": "\0"},
        {"from": "", "kind": ""},
        {"reverse": "1", "page": "-1"},
    ]

    for values in asked:
        response = client.get(PAGE, {"ecran": "HALL", **values})
        assert cards(response) == [(1, "Boutique", ["2 min à pied"])]
    assert client.get(PAGE, {"ecran": HOSTILE}).context["groups"] == []


def test_hostile_names_are_escaped_on_the_map(client):
    place = PlaceFactory(name="Ici", location=at_metres(0))
    query = f"?ecran={ScreenFactory(place=place).code}"
    add_sight("</svg><script>x</script>", 100)

    html = client.get(PAGE + query).content.decode()

    assert "<script>x" not in html
    assert html.count("</svg>") == 2


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_and_for_three_of_each(
    client, count, django_assert_num_queries
):
    for number in range(count):
        add_shop(f"Boutique {number}", 100 + number)
        add_sight(f"Musée {number}", 200 + number)
        add_event(f"Concert {number}", 300 + number)
        add_walk(f"Balade {number}", 400 + number)
    address = PAGE + here()
    client.get(address)

    with django_assert_num_queries(2):
        response = client.get(address)

    assert len(cards(response)) == {1: 4, 3: 10}[count]
