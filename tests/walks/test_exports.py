"""Files of a walk: what goes out comes back in, to the last decimal."""

import json
import tomllib
from pathlib import Path
from xml.etree import ElementTree

from django.conf import settings
from django.utils import translation

from wagtail.models import Locale, PageViewRestriction

import pytest

import home.demo
from core.geo.geometry import length_m
from core.geo.tracks import read_route, read_track
from tests.factories import PlaceFactory, WalkPageFactory, add_step
from walks.exports import export_of, geojson_of, gpx_of, kml_of, svg_of
from walks.models import WalkPage, WalkStep

pytestmark = pytest.mark.any_database

CONTENT = Path(home.demo.__file__).parent / "content"
FACTS = tomllib.loads((CONTENT / "walks.toml").read_text(encoding="utf-8"))["walk"]
WRITERS = {"gpx": gpx_of, "kml": kml_of, "geojson": geojson_of}
SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "/fr/balades/canal/"


def demo_walk(facts):
    """A walk of the demonstration that no database knows."""
    text = (CONTENT / facts["route"]).read_text(encoding="utf-8")
    walk = WalkPage(
        content_type_id=1,
        title=facts["title"]["fr"],
        slug=facts["slug"],
        route=json.loads(text)["geometry"],
        route_source=facts["route_source"],
        locale=Locale(language_code="fr"),
    )
    walk.steps = [
        WalkStep(
            title=step["title"]["fr"],
            text=step["text"]["fr"],
            location={"type": "Point", "coordinates": [step["lng"], step["lat"]]},
            sort_order=order,
        )
        for order, step in enumerate(facts["step"])
    ]
    return walk


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts["id"])
def test_demo_walk_comes_back_as_it_went_out(facts, ending):
    walk = demo_walk(facts)

    text = WRITERS[ending](export_of(walk))

    again = read_route(f"walk.{ending}", text.encode())
    assert again == walk.route["coordinates"]
    assert length_m(again) == pytest.approx(facts["distance_m"], rel=0.01)
    name = " ".join(walk.title.split())
    assert read_track(f"walk.{ending}", text.encode()).name == name
    assert "OpenStreetMap contributors" in text
    assert ("licenses/odbl" in text) == ("ODbL" in facts["route_source"])


@pytest.mark.parametrize("ending", WRITERS)
def test_reversed_walk_begins_with_its_last_step(ending):
    walk = demo_walk(FACTS[0])

    text = WRITERS[ending](export_of(walk, reverse=True))

    again = read_route(f"walk.{ending}", text.encode())
    assert again == walk.route["coordinates"][::-1]
    first, last = text.find("La Condition Publique"), text.find("Gare Jean-Lebas")
    assert 0 < first < last


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts["id"])
def test_stops_of_the_demo_add_up(facts):
    assert sum(step["stop_min"] for step in facts["step"]) == facts["stop_minutes"]


def test_geojson_has_the_steps_with_what_is_known_of_them():
    walk = demo_walk(FACTS[0])
    walk.steps.all()[2].stop_min = 60

    features = json.loads(geojson_of(export_of(walk)))["features"]

    assert [f["geometry"]["type"] for f in features] == ["LineString", *["Point"] * 7]
    assert features[3]["geometry"]["coordinates"] == [3.16782, 50.69229]
    properties = features[3]["properties"]
    assert properties.pop("description").startswith("Voici le bassin.")
    assert properties == {"number": 3, "name": "La Piscine", "stop_min": 60}


@pytest.mark.parametrize(
    ("source", "licence"),
    [
        ("© OpenStreetMap contributors, ODbL 1.0", "opendatacommons.org"),
        ("Ville de Lille, Licence Ouverte 2.0", "etalab.gouv.fr"),
        ("Anne Martin, CC BY 4.0", "creativecommons.org/licenses/by/4.0"),
        ("Anne Martin", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("ending", WRITERS)
def test_files_name_the_licence_that_the_source_names(ending, source, licence):
    walk = demo_walk(FACTS[0])
    walk.route_source = source

    text = WRITERS[ending](export_of(walk))

    assert (source or settings.WAGTAIL_SITE_NAME) in text
    assert (
        ("://" + licence in text or "://www." + licence in text)
        if licence
        else ("opendatacommons" not in text)
    )


def texts(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["Départ", "Arrivée", "Station de métro"]),
        ("en", ["Start", "End", "Metro station"]),
    ],
)
def test_drawing_stands_alone(language, words):
    walk = demo_walk(FACTS[0])
    walk.title = 'Laine & « brique » <script>\x0b"'
    walk.locale.language_code = language

    with translation.override("nl"):
        svg = svg_of(walk)

    root = ElementTree.fromstring(svg)
    assert "Laine & « brique » <script>" in root.find(f"{SVG}title").text
    shown = texts(svg)
    assert [number for number in shown if number.isdigit()] == list("1234567")
    assert {"N", "500\u00a0m", "Roubaix – Charles-de-Gaulle"} <= set(shown)
    assert set(words) <= set(shown)
    assert any("OpenStreetMap" in text for text in shown)
    assert not {e.tag for e in root.iter()} - {
        f"{SVG}{tag}" for tag in ("svg", "title", "path", "text")
    }
    assert len(svg) < 30_000


def test_drawing_of_a_reversed_walk_counts_from_the_other_end():
    walk = demo_walk(FACTS[0])

    there, back = svg_of(walk), svg_of(walk, reverse=True)

    places = [
        {
            e.text: (e.get("x"), e.get("y"))
            for e in ElementTree.fromstring(svg).iter(f"{SVG}text")
        }
        for svg in (there, back)
    ]
    assert places[0]["1"] == places[1]["7"]
    assert places[0]["7"] == places[1]["1"]


def test_step_that_is_nowhere_keeps_its_number_to_itself():
    walk = demo_walk(FACTS[0])
    walk.steps.all()[1].location = None

    numbers = [text for text in texts(svg_of(walk)) if text.isdigit()]

    assert numbers == ["1", "3", "4", "5", "6", "7"]


TYPES = {
    "gpx": "application/gpx+xml",
    "kml": "application/vnd.google-earth.kml+xml",
    "geojson": "application/geo+json",
    "svg": "image/svg+xml",
}


@pytest.mark.django_db
def test_files_are_served_like_public_pages(client, django_assert_num_queries):
    walk = WalkPageFactory(title="Le canal", slug="canal")
    add_step(walk, "Le quai", place=PlaceFactory())
    for ending, content_type in TYPES.items():
        client.get(f"{ADDRESS}{ending}/")

        with django_assert_num_queries(2):
            response = client.get(f"{ADDRESS}{ending}/?reverse=1")

        assert response["Content-Type"] == content_type
        way = "inline" if ending == "svg" else "attachment"
        name = f'{way}; filename="canal-reverse.{ending}"'
        assert response["Content-Disposition"] == name
        assert response["Cache-Control"].startswith("public, max-age=")
        again = client.get(
            f"{ADDRESS}{ending}/?reverse=1", headers={"If-None-Match": response["ETag"]}
        )
        assert again.status_code == 304
        plain = client.get(f"{ADDRESS}{ending}/?reverse=2")
        assert plain["Content-Disposition"] == name.replace("-reverse", "")
        assert client.post(f"{ADDRESS}{ending}/").status_code == 405


@pytest.mark.django_db
def test_files_of_drafts_and_private_walks_are_not_found(client):
    WalkPageFactory(title="Brouillon", slug="brouillon", live=False)
    private = WalkPageFactory(title="Privée", slug="privee")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    codes = {
        client.get(f"/fr/balades/{slug}/{ending}/").status_code
        for slug in ("brouillon", "privee", "inconnue")
        for ending in TYPES
    }

    assert codes == {404}
