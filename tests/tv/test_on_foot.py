"""The way on foot from a screen: honest words, both ends on the map, nobody misled."""

import re

from django.utils.translation import override

from wagtail.models import PageViewRestriction

import pytest

from places.compass import direction_words
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
from tests.tv.test_around import HOSTILE, SATURDAY, at_metres

pytestmark = pytest.mark.any_database

WORDS = {"fr": "a-pied", "en": "on-foot", "nl": "te-voet"}


@pytest.fixture
def morning(db, time_machine):
    """A Saturday morning."""
    time_machine.move_to(SATURDAY, tick=False)


@pytest.fixture
def hall(morning):
    """A screen in a hotel."""
    return ScreenFactory(code="HALL", place=PlaceFactory(location=at_metres(0)))


def station(name, metres):
    slug = name.lower()
    return Landmark.objects.create(name=name, slug=slug, location=at_metres(metres))


def add(kind, metres, language="fr", **fields):
    """A page that is somewhere."""
    place = PlaceFactory(location=metres if metres is None else at_metres(metres))
    if kind == "shop":
        shop = ShopFactory(place=place, **fields)
        return ShopPageFactory(shop=shop, language=language)
    if kind == "sight":
        return SightPageFactory(place=place, language=language)
    dates = [evening("2026-11-28")]
    return EventPageFactory(place=place, dates=dates, language=language)


def address(page, query="?ecran=HALL"):
    language = page.locale.language_code
    return f"/tv{page.path_url}{WORDS[language]}/{query}"


def text(response):
    """The words of the page, without its tags."""
    html = re.sub(r"<svg.*?</svg></svg>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ((3.174, 50.70), "to the north"),
        ((3.184, 50.6970), "to the north-east"),
        ((3.2, 50.6905), "to the east"),
        ((3.1750, 50.6899), "to the south-east"),
        ((3.1741, 50.6), "to the south"),
        ((3.1730, 50.6899), "to the south-west"),
        ((3.1, 50.6906), "to the west"),
        ((3.1730, 50.6911), "to the north-west"),
        ((3.1739, 50.70), "to the north"),
    ],
)
def test_direction_is_that_of_the_map(end, words):
    with override("en"):
        assert direction_words((3.1740, 50.6905), end) == words


@pytest.mark.parametrize("kind", ["shop", "sight", "event"])
def test_way_says_time_distance_direction_and_address(client, hall, kind):
    page = add(kind, 650)
    station("Eurotéléport", 60)
    station("Gambetta", 560)

    response = client.get(address(page))

    assert "À pied d’ici" in text(response)
    assert "environ 11 min" in text(response)
    assert "650\u00a0m à vol d’oiseau, vers le nord." in response.content.decode()
    assert "rue de Lannoy 59100 Roubaix" in text(response)
    assert "Station la plus proche d’ici Eurotéléport, juste à côté" in text(response)
    assert "à l’arrivée Gambetta, 2 min à pied" in text(response)
    assert response.context["map"].count('data-pin="0"') == 1
    assert "Vous êtes ici" in response.context["map"]


@pytest.mark.django_db
def test_way_to_a_walk_leads_to_its_start(client, hall):
    route = [at_metres(300)["coordinates"], [3.2, 50.70]]
    page = WalkPageFactory(
        route={"type": "LineString", "coordinates": route},
        start_words="Devant la gare",
    )

    response = client.get(address(page))

    assert "environ 5 min" in text(response)
    assert "Départ de la balade Devant la gare" in text(response)
    assert "Départ" in response.context["map"]


def test_what_is_far_is_said_to_be_far(client, hall):
    response = client.get(address(add("sight", 9_000)))

    assert "9\u00a0km" in response.content.decode()
    assert "C’est loin à pied" in text(response)
    assert "environ" not in text(response).split("C’est loin")[0]


def test_who_is_there_is_told_so(client, hall):
    response = client.get(address(add("sight", 5)))

    assert "Vous y êtes" in text(response)
    assert response.context["stations"] == []


@pytest.mark.parametrize("language", WORDS)
def test_page_is_that_of_the_item_for_robots_and_for_telephones(client, hall, language):
    page = add("sight", 200, language)

    response = client.get(address(page))

    html = response.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert re.search(f'rel="canonical" href="[^"]*{page.path_url}"', html)
    assert re.search(r"/b/[B-Z2-9]+$", response.context["qr"].typed)
    assert f'id="go-page" href="/tv{page.path_url}?ecran=HALL"' in html
    assert response["Cache-Control"] == "public, max-age=59"
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?ecran=ZZZZ"])
def test_without_a_screen_one_chooses_where_to_set_off(client, query, morning):
    page = add("sight", 200)
    station("Gambetta", 0)

    response = client.get(address(page, query))
    chosen = client.get(response.context["groups"][0]["chips"][0]["url"])

    assert "D’où partez-vous" in text(response)
    assert "À pied depuis Gambetta" in text(chosen)
    assert "Vous êtes ici" not in chosen.context["map"]
    assert chosen.context["another"]["url"] == address(page, "")


def test_what_is_nowhere_says_so(client, hall):
    response = client.get(address(add("sight", None)))

    assert "Personne n’a encore noté" in text(response)
    assert response.context["groups"] == []


def test_nobody_is_sent_to_what_is_not_public(client, hall):
    draft, private = add("sight", 100), add("event", 100)
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    closed = add("shop", 100, status="closed")

    for page in (draft, private, closed):
        assert client.get(address(page)).status_code == 404
    for path in ("boutiques/x", "a-voir/x", "agenda/x", "balades/x"):
        assert client.get(f"/tv/fr/{path}/a-pied/?ecran=HALL").status_code == 404


def test_hostile_query_strings_never_break_the_page(client, hall):
    page = add("sight", 100)

    for name in ("from", "ecran", "kind", "texte"):
        for value in (HOSTILE, "\0", "", "-1"):
            response = client.get(address(page, ""), {name: value})

            assert response.status_code == 200
            assert response.context["groups"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_way_costs_the_same_for_one_and_for_three(
    client, hall, count, django_assert_num_queries
):
    for number in range(count):
        page = add("shop", 100 + number)
        station(f"Station{number}", number)
    client.get(address(page))

    with django_assert_num_queries(2):
        client.get(address(page))
