"""Walks: what is measured, what lies on the way, the steps, the GPX file."""

from django.core.exceptions import ValidationError

import gpxpy
import pytest

from core.geo.geometry import length_m
from tests.factories import (
    PlaceFactory,
    SightPageFactory,
    WalkPageFactory,
    add_step,
    fiche,
)
from tests.factories.walks import ROUTE
from walks.models import PlaceOnWalk, WalkPage, WalkStep

pytestmark = pytest.mark.any_database

SATURDAY = "2026-11-28T10:30:00+01:00"
ON_ROUTE, OFF_ROUTE = [3.1780, 50.6890], [3.2200, 50.7200]


def point(lng_lat):
    return {"type": "Point", "coordinates": [*lng_lat]}


def passed(walk):
    """Names of the places within reach, in walking order."""
    found = PlaceOnWalk.objects.filter(walk=walk).order_by("along_m")
    return [name for (name,) in found.values_list("place__name")]


def test_distance_and_duration_follow_from_the_route(db):
    walk = WalkPageFactory()

    assert walk.distance_m == round(length_m(ROUTE["coordinates"]))
    assert 980 <= walk.distance_m <= 1010
    assert walk.duration_min == round(walk.distance_m / 75)


def test_bike_is_faster_than_feet(db):
    assert WalkPageFactory(mode="bike").duration_min < WalkPageFactory().duration_min


def test_what_an_editor_gave_wins_over_what_is_measured(db):
    walk = WalkPageFactory(distance_override_m=2976, duration_override_min=50)

    assert (walk.distance_m, walk.duration_min) == (2976, 50)

    walk.distance_override_m = walk.duration_override_min = None
    walk.save()
    assert walk.distance_m == round(length_m(ROUTE["coordinates"]))


def test_card_of_a_walk_says_length_time_and_level(client, db):
    WalkPageFactory(distance_override_m=2976, duration_override_min=75)

    card = client.get("/en/walks/").context["cards"]
    assert card == []
    card = client.get("/fr/balades/").context["cards"][0]
    assert card.facts[:2] == ["3\u00a0km", "1\u00a0h\u00a015"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Doux", "Raide", "Roues"]),
        ("?mode=foot", ["Doux", "Raide"]),
        ("?mode=bike", ["Roues"]),
        ("?difficulty=hard", ["Raide"]),
        ("?mode=bike&difficulty=hard", []),
        ("?mode=unknown&difficulty=x", ["Doux", "Raide", "Roues"]),
    ],
)
def test_list_of_walks_by_mode_and_difficulty(client, db, query, expected):
    WalkPageFactory(title="Raide", difficulty="hard", position=2)
    WalkPageFactory(title="Doux", position=1)
    WalkPageFactory(title="Roues", mode="bike", position=3)

    response = client.get(f"/fr/balades/{query}")

    assert [card.title for card in response.context["cards"]] == expected
    assert (response.context["empty"] is None) == bool(expected)


def test_places_within_reach_are_found_in_walking_order(db):
    PlaceFactory(name="Au bout", location=point([3.1860, 50.6860]))
    PlaceFactory(name="Au milieu", location=point(ON_ROUTE))
    PlaceFactory(name="Ailleurs", location=point(OFF_ROUTE))
    PlaceFactory(name="Sans adresse", location=None)

    walk = WalkPageFactory()

    assert passed(walk) == ["Au milieu", "Au bout"]


def test_moved_place_is_found_anew(db):
    walk = WalkPageFactory()
    place = PlaceFactory(name="Le kiosque", location=point(OFF_ROUTE))
    assert passed(walk) == []

    place.location = point(ON_ROUTE)
    place.save()
    assert passed(walk) == ["Le kiosque"]

    place.location = None
    place.save()
    assert passed(walk) == []


def test_moved_route_finds_its_places_anew(db):
    PlaceFactory(name="Ici", location=point(ON_ROUTE))
    PlaceFactory(name="Là-bas", location=point(OFF_ROUTE))
    walk = WalkPageFactory()

    walk.route = {"type": "LineString", "coordinates": [OFF_ROUTE, [3.23, 50.73]]}
    walk.save_revision().publish()

    assert passed(walk) == ["Là-bas"]


def test_drawn_map_follows_a_step_whose_place_moved(db):
    walk = WalkPageFactory(title="Le canal")
    place = PlaceFactory(location=point(ON_ROUTE))
    add_step(walk, "Le kiosque", place=place)
    before = WalkPage.objects.get(pk=walk.pk).prepared["drawing"]
    assert "Le canal" in before

    place.location = point([3.1860, 50.6860])
    place.save()

    assert WalkPage.objects.get(pk=walk.pk).prepared["drawing"] != before


def test_steps_come_in_the_editors_order_with_their_distance(client, db):
    walk = WalkPageFactory()
    add_step(walk, "Arrivée", location=point([3.1860, 50.6860]), order=2)
    add_step(walk, "Départ", location=point([3.1740, 50.6905]), order=0)
    add_step(walk, "Milieu", location=point(ON_ROUTE), order=1)

    steps = client.get(walk.url).context["steps"]

    assert [(s["number"], s["title"]) for s in steps] == [
        (1, "Départ"),
        (2, "Milieu"),
        (3, "Arrivée"),
    ]
    assert steps[0]["distance_words"] == "départ"
    assert "330\u00a0m" in steps[1]["distance_words"]


def test_step_without_place_or_position_is_refused(db):
    step = WalkStep(walk=WalkPageFactory(), title="Nulle part")

    with pytest.raises(ValidationError) as refused:
        step.clean()

    assert list(refused.value.message_dict) == ["location"]


@pytest.mark.parametrize("where", ["place", "location"])
def test_step_with_either_is_accepted(db, where):
    given = (
        {"place": PlaceFactory()} if where == "place" else {"location": point(ON_ROUTE)}
    )

    WalkStep(walk=WalkPageFactory(), title="Ici", **given).clean()


def test_step_whose_place_lost_its_position_is_still_listed(client, db):
    place = PlaceFactory()
    walk = WalkPageFactory()
    add_step(walk, "Le kiosque", place=place)
    place.location = None
    place.save()

    response = client.get(walk.url)

    assert response.status_code == 200
    step = response.context["steps"][0]
    assert (step["lat"], step["distance_words"]) == (None, "")
    assert client.get(f"{walk.url}gpx/").status_code == 200


def test_gpx_measures_the_length_of_the_walk(client, db):
    walk = WalkPageFactory(title="Canal & « briques »", slug="canal")
    add_step(walk, "Le <quai>", location=point(ON_ROUTE))

    response = client.get("/fr/balades/canal/gpx/")

    assert response["Content-Type"] == "application/gpx+xml"
    assert response["Content-Disposition"] == 'attachment; filename="canal.gpx"'
    track = gpxpy.parse(response.content.decode())
    assert track.length_2d() == pytest.approx(walk.distance_m, rel=0.01)
    assert track.tracks[0].name == "Canal & « briques »"
    assert [stop.name for stop in track.waypoints] == ["1. Le <quai>"]


def test_prepared_route_says_where_the_steps_are(db):
    walk = WalkPageFactory()
    place = PlaceFactory()
    add_step(walk, "Départ", location=point([3.1740, 50.6906]), order=0)
    add_step(walk, "Nulle part", place=place, order=1)
    add_step(walk, "Arrivée", location=point([3.1860, 50.6860]), order=2)
    place.location = None
    place.save()

    prepared = WalkPage.objects.get(pk=walk.pk).prepared

    assert prepared["line"] == ROUTE["coordinates"][::2]
    assert prepared["along_m"] == [0, None, walk.distance_m]
    assert prepared["feet"] == [[3.174, 50.6905], None, [3.186, 50.686]]
    assert prepared["away_m"] == [11, None, 0]
    assert ">3</text>" in prepared["drawing"]
    assert ">2</text>" not in prepared["drawing"]


def test_preview_of_a_draft_has_its_steps_on_its_route(client, db):
    walk = WalkPageFactory()
    walk.route = {"type": "LineString", "coordinates": [[3.2, 50.7], [3.21, 50.7]]}
    step = WalkStep(
        title="Là-bas", location=point([3.205, 50.7001]), locale=walk.locale
    )
    walk.steps = [step]

    facts = walk.prepare()

    assert (facts["along_m"], facts["away_m"]) == ([352], [11])
    assert facts["feet"] == [[3.205, 50.7]]


def test_walk_without_steps_still_answers(client, db):
    walk = WalkPageFactory()

    response = client.get(walk.url)

    assert response.status_code == 200
    assert response.context["steps"] == []


def test_source_of_the_route_is_shown(client, db):
    walk = WalkPageFactory(route_source="© OpenStreetMap, tracé de mai 2026")

    assert "© OpenStreetMap, tracé de mai 2026" in client.get(walk.url).text


def test_sight_says_walks_that_pass_and_shops_near(client, db, time_machine):
    time_machine.move_to(SATURDAY, tick=False)
    sight = SightPageFactory(title="Le Bassin", website="https://www.example.org/")
    shop = fiche(title="Café du coin", slug="cafe")
    WalkPageFactory(title="Devant le bassin")

    response = client.get(sight.url)

    assert [card.title for card in response.context["around"]["shops"]] == [shop.title]
    walks = response.context["around"]["walks"]
    assert [card.title for card in walks] == ["Devant le bassin"]
    assert response.context["website_words"] == "www.example.org"
