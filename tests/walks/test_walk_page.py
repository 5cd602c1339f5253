"""The page of a walk for who sets off at some time, one way round or the other."""

import json
import re

import pytest

from core import prepared
from places.models import Landmark
from tests.factories import (
    PlaceFactory,
    ShopFactory,
    ShopPageFactory,
    SightPageFactory,
    WalkPageFactory,
    add_step,
)
from tests.factories.library import picture
from tests.factories.walks import ROUTE
from walks.models import WalkPage, WalkStep

pytestmark = pytest.mark.any_database

SATURDAY = "2026-11-28T10:30:00+01:00"
START, MIDDLE, END = ROUTE["coordinates"]


def point(lng_lat):
    return {"type": "Point", "coordinates": [*lng_lat]}


def walk_of_an_hour(**fields):
    """One kilometre in an hour, with three steps; half an hour at the second."""
    walk = WalkPageFactory(duration_override_min=60, **fields)
    museum = PlaceFactory(location=point(MIDDLE), opening_hours="Mo-Su 10:00-14:00")
    for title, where in (("Départ", START), ("Musée", MIDDLE), ("Arrivée", END)):
        place = museum if title == "Musée" else None
        add_step(walk, title, place=place, location=point(where))
    walk = WalkPage.objects.get(pk=walk.pk)
    WalkStep.objects.filter(walk=walk, title="Musée").update(stop_min=30)
    walk.save()
    return walk


def shown(client, walk, query=""):
    response = client.get(walk.url + query)
    assert response.status_code == 200
    return response


def passing(response):
    return [
        (step["title"], step["passing_words"]) for step in response.context["steps"]
    ]


def labels(facts):
    return {fact["label"]: fact["words"] for fact in facts}


@pytest.fixture(autouse=True)
def saturday(time_machine):
    time_machine.move_to(SATURDAY, tick=False)


@pytest.mark.parametrize(
    ("query", "steps"),
    [
        (
            "?start=2026-11-28T13:00",
            [("Départ", "13\u00a0h"), ("Musée", "13\u00a0h\u00a020"), ("Arrivée", "14\u00a0h\u00a030")],
        ),
        (
            "?start=2026-11-28T13:00&reverse=1",
            [("Arrivée", "13\u00a0h"), ("Musée", "13\u00a0h\u00a040"), ("Départ", "14\u00a0h\u00a030")],
        ),
        (
            "?start=nonsense&reverse=2",
            [("Départ", "10\u00a0h\u00a030"), ("Musée", "10\u00a0h\u00a050"), ("Arrivée", "12\u00a0h")],
        ),
    ],
)  # fmt: skip
def test_steps_tell_the_time_of_passing_in_the_order_of_walking(
    client, db, query, steps
):
    walk = walk_of_an_hour()

    response = shown(client, walk, query)

    assert [
        (title, words.split(" ")[-1]) for title, words in passing(response)
    ] == steps
    assert [step["number"] for step in response.context["steps"]] == [1, 2, 3]
    assert response.context["steps"][0]["distance_words"] == "départ"


@pytest.mark.parametrize(
    ("start", "css"),
    [
        ("2026-11-28T12:00", "open"),
        ("2026-11-28T13:15", "brief"),
        ("2026-11-28T13:45", "closed"),
    ],
)
def test_step_is_open_when_one_comes_and_for_the_stay(client, db, start, css):
    walk = walk_of_an_hour()

    steps = shown(client, walk, f"?start={start}").context["steps"]

    assert steps[1]["state"].css == css
    assert steps[0]["state"] is None


def test_places_on_the_way_are_those_open_when_passed_then_the_others(client, db):
    for name, lng_lat, hours in (
        ("Ferme à midi", START, "Mo-Su 08:00-12:00"),
        ("Toujours", END, "24/7"),
        ("Ouvre à 13 h 30", MIDDLE, "Mo-Su 13:20-19:00"),
    ):
        place = PlaceFactory(name=name, location=point(lng_lat), opening_hours=hours)
        ShopPageFactory(shop=ShopFactory(name=name, place=place))
    statue = PlaceFactory(location=point(MIDDLE), opening_hours="")
    SightPageFactory(title="Statue", place=statue)
    walk = walk_of_an_hour()

    def along(query):
        return [card.title for card in shown(client, walk, query).context["along"]]

    assert along("?start=2026-11-28T13:00") == [
        "Ouvre à 13 h 30",
        "Toujours",
        "Ferme à midi",
        "Statue",
    ]
    assert along("?start=2026-11-28T13:00&reverse=1") == [
        "Toujours",
        "Ouvre à 13 h 30",
        "Statue",
        "Ferme à midi",
    ]
    assert along("?start=2026-11-28T11:55")[0] == "Ferme à midi"
    counted = shown(client, walk, "?start=2026-11-28T13:00").context["along_words"]
    assert counted.startswith("2 ")


def test_place_that_is_a_step_is_not_on_the_way_again(client, world):
    context = shown(client, world.walks["fr"]).context

    assert [step["url"] for step in context["steps"]] == [world.url("fiche"), ""]
    assert [card.title for card in context["along"]] == ["Le Bassin (fr)"]


def test_changed_hours_show_on_the_next_view(client, db):
    walk = walk_of_an_hour()
    query = "?start=2026-11-28T12:00"
    assert shown(client, walk, query).context["steps"][1]["state"].css == "open"

    museum = walk.steps.get(title="Musée").place
    museum.opening_hours = "Mo-Su 18:00-20:00"
    museum.save()

    assert shown(client, walk, query).context["steps"][1]["state"].css == "closed"


def test_wish_stays_in_every_link_and_robots_know_the_walk_once(client, world):
    walk = world.walks["fr"]
    response = shown(client, walk, "?start=2026-11-28T13:00&reverse=1")

    query, html = "?start=2026-11-28T13:00&amp;reverse=1", response.text
    for word in ("print", "pdf", "pocket"):
        assert f'href="{world.url("walk")}{word}/{query}"' in html
    for word in ("gpx", "kml", "geojson"):
        assert f'href="{world.url("walk")}{word}/?reverse=1"' in html
    assert f'href="{world.url("walk", "nl")}{query}"' in html
    assert f'href="{world.url("walk")}?start=2026-11-28T13:00#plan"' in html
    assert re.findall(r'canonical" href="[^"]*(/fr/[^"]*)"', html) == [
        world.url("walk")
    ]
    assert response.context["head"].robots == "noindex"
    assert response["Cache-Control"] == "public, max-age=59"
    assert shown(client, walk).context["head"].robots == ""


@pytest.mark.parametrize(
    ("query", "current"),
    [
        ("", ["now"]),
        ("?reverse=1", ["now"]),
        ("?start=2026-11-27T12:00", ["an hour"]),
        ("?start=2026-11-28T10:00&reverse=1", ["tomorrow"]),
        ("?start=2026-11-28T10:05", []),
    ],
)
def test_form_shows_what_was_asked_and_offers_three_times(
    client, world, query, current
):
    plan = shown(client, world.walks["fr"], query).context["plan"]

    chosen = zip(("now", "an hour", "tomorrow"), plan["quick"], strict=True)
    assert [name for name, choice in chosen if choice["current"]] == current
    asked = re.search(r"start=([^&]*)", query)
    assert plan["start"] == (asked[1] if asked else "2026-11-27T11:00")
    assert plan["reverse"] == ("reverse" in query)


def test_facts_are_what_is_known(client, db):
    plain = WalkPageFactory()
    rich = walk_of_an_hour(
        climb_override_m=7,
        surface="cobbles",
        has_stairs="no",
        has_benches="yes",
        access_words="Trottoirs étroits.",
        start_words="Métro Gare Jean-Lebas",
    )

    poor = shown(client, plain)
    full = shown(client, rich)

    assert len(poor.context["facts"]) == 5
    assert (poor.context["access"], "pas encore décrit" in poor.text) == ([], True)
    facts = [fact["words"] for fact in full.context["facts"]]
    assert facts[1:5] == ["1\u00a0h", "30\u00a0min", "1\u00a0h\u00a030", "7\u00a0m"]
    access = [fact["words"] for fact in full.context["access"]]
    assert access[1:] == ["Non", "Oui"]
    assert len(access) == 3
    assert "Trottoirs étroits." in full.text
    assert "pas encore décrit" not in full.text


def test_start_of_the_editors_is_the_end_for_who_comes_the_other_way(client, db):
    walk = WalkPageFactory(start_words="Métro Gare Jean-Lebas")

    one_way = labels(shown(client, walk).context["facts"])
    other_way = labels(shown(client, walk, "?reverse=1").context["facts"])

    assert one_way["Départ"] == other_way["Arrivée"] == "Métro Gare Jean-Lebas"


def test_ends_of_a_line_name_the_stations_near_them_and_a_loop_has_one(client, db):
    for name, kind, north in (
        ("Gambetta", "metro", 0.002),
        ("Épeule", "metro", 0.004),
        ("Gare", "train", 0.001),
        ("Grand-Place", "square", 0),
        ("Loin", "tram", 0.02),
    ):
        where = point([START[0], START[1] + north])
        Landmark.objects.create(name=name, slug=name, kind=kind, location=where)
    line = WalkPageFactory()
    back = [*ROUTE["coordinates"], START]
    loop = WalkPageFactory(route={"type": "LineString", "coordinates": back})

    ends = shown(client, line).context["reaching"]
    turned = shown(client, line, "?reverse=1").context["reaching"]
    only = shown(client, loop).context["reaching"]

    def stations(end):
        return [station["name"] for station in end["stations"]]

    assert stations(ends[0]) == stations(turned[1]) == ["Gare", "Gambetta"]
    assert [len(ends), len(turned), len(only)] == [2, 2, 1]
    home = ends[1]["ways"][0]["links"][0]["url"]
    assert home.endswith(f"&origin={END[1]},{END[0]}")
    assert f"destination={START[1]},{START[0]}" in home
    assert len(ends[0]["ways"]) == 3


def test_own_picture_of_a_step_wins_and_follows_the_library(
    client, db, django_capture_on_commit_callbacks
):
    walk = walk_of_an_hour()
    image = picture(title="La façade")
    step = walk.steps.get(title="Musée")
    step.picture, step.picture_alt = image, "La façade en briques"
    step.save()
    prepared.write_family(walk.translation_key)

    def own():
        return shown(client, walk).context["steps"][1]["picture"]

    assert own()["alt"] == "La façade en briques"
    image.credit = "Une voisine"
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert own()["credit"] == "Une voisine"
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert own() is None


def test_draft_shows_its_own_steps_in_a_preview(client, editor, db):
    walk = walk_of_an_hour()
    step = walk.steps.first()
    walk.steps = [WalkStep(title="Autre départ", location=point(END))]
    walk.save_revision()
    client.force_login(editor)
    shown(client, walk)

    preview = client.get(f"/admin/pages/{walk.pk}/view_draft/")

    assert "Autre départ" in preview.text
    assert f">{step.title}</" not in preview.text


def test_drawn_map_of_the_other_way_has_the_numbers_turned(client, db):
    walk = walk_of_an_hour()

    def numbers(query):
        drawing = shown(client, walk, query).context["drawing"]
        return re.findall(r'number" x="([\d.]+)".*?>(\d)<', drawing)

    one_way, other_way = numbers(""), numbers("?reverse=1")
    assert [n for _x, n in one_way] == [n for _x, n in other_way] == ["1", "2", "3"]
    assert [x for x, _n in one_way] == [x for x, _n in reversed(other_way)]


def test_walk_tells_search_engines_where_it_begins(client, db):
    walk = walk_of_an_hour(start_words="Métro Gare Jean-Lebas")

    found = re.findall(r'ld\+json">(.*?)</script>', shown(client, walk).text, re.S)

    trip = json.loads(found[0])
    assert trip["tripOrigin"]["name"] == "Métro Gare Jean-Lebas"
    assert trip["tripOrigin"]["geo"]["latitude"] == START[1]
    assert trip["subjectOf"]["contentUrl"].endswith(f"{walk.path_url}gpx/")
    assert [item["position"] for item in trip["itinerary"]["itemListElement"]] == [
        1,
        2,
        3,
    ]


def test_map_draws_the_short_line_where_there_is_one(client, db):
    walk = walk_of_an_hour()
    walk.prepared["line"] = [START, END]
    WalkPage.objects.filter(pk=walk.pk).update(prepared=walk.prepared)

    data = shown(client, walk).context["map"]["data"]

    assert data["route"]["coordinates"] == [START, END]
