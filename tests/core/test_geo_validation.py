"""Geometries from editors: normalised, or refused with one sentence."""

import json
from math import inf, nan

from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.writer import MigrationWriter
from django.utils import translation

import pytest

from core.geo.blocks import MapPointBlock
from core.geo.config import leaflet_config, tiles_origin
from core.geo.fields import LineField, LineFormField, PointField, PointFormField
from core.geo.validation import check_line, check_point
from core.geo.widgets import MapWidget

pytestmark = pytest.mark.any_database

POINT = {"type": "Point", "coordinates": [3.16782, 50.69229]}
LINE = {"type": "LineString", "coordinates": [[3.1678, 50.6923], [3.1895, 50.6907]]}


@pytest.fixture(autouse=True)
def english():
    """The sentences are compared in the language of the sources."""
    with translation.override("en"):
        yield


def line(*positions):
    return {"type": "LineString", "coordinates": list(positions)}


def point(*numbers):
    return {"type": "Point", "coordinates": list(numbers)}


def refusal(check, value):
    with pytest.raises(ValidationError) as caught:
        check(value)
    assert len(caught.value.messages) == 1
    return caught.value.code, caught.value.messages[0]


def test_point_is_rounded_and_stripped():
    given = {**POINT, "coordinates": [3.16782049, 50.692291234], "bbox": [1, 2]}

    assert check_point(given) == point(3.16782, 50.692291)


def test_point_keeps_elevation():
    assert check_point(point(3.1, 50.6, 27.123)) == point(3.1, 50.6, 27.12)


def test_line_is_rounded():
    given = line([3.12345678, 50.6, 20], [3.2, 50.65432149])

    assert check_line(given) == line([3.123457, 50.6, 20], [3.2, 50.654321])


@pytest.mark.parametrize("check", [check_point, check_line])
@pytest.mark.parametrize(
    "value",
    [
        None, 0, "", "Point", [], {}, True, 1.5,
        {"type": "Polygon", "coordinates": []},
        {"type": ["Point"], "coordinates": [3.1, 50.6]},
        {"coordinates": [3.1, 50.6]},
        {"type": "Feature", "geometry": POINT},
    ],
)  # fmt: skip
def test_other_type_is_refused(check, value):
    assert refusal(check, value)[0] == "type"


@pytest.mark.parametrize(
    "coordinates",
    [
        None, 5, "3.1, 50.6", {}, [], [3.1], [3.1, 50.6, 10, 5], [[3.1, 50.6]],
        ["3.1", "50.6"], [True, False], [None, None], [nan, 50.6], [3.1, inf],
        [3.1, 50.6, nan], [3.1, 50.6, None], [10**400, 50.6], [3.1, -(10**400)],
        {"0": 3.1, "1": 50.6},
    ],
)  # fmt: skip
def test_nonsense_position_is_refused(coordinates):
    value = {"type": "Point", "coordinates": coordinates}

    assert refusal(check_point, value)[0] == "position"
    assert refusal(check_line, line([3.1, 50.6], coordinates))[0] == "position"


@pytest.mark.parametrize("coordinates", [None, {}, 7, "ab", [], [[3.1, 50.6]]])
def test_route_with_one_point_is_refused(coordinates):
    value = {"type": "LineString", "coordinates": coordinates}

    assert refusal(check_line, value) == (
        "too_few_points",
        "A route needs at least two points.",
    )


@pytest.mark.parametrize(("lng", "lat"), [(181, 50), (-181, 50), (3, 91), (3, -90.1)])
def test_position_off_the_globe_is_refused(lng, lat):
    code, message = refusal(check_point, point(lng, lat))

    assert code == "range"
    assert message == (
        "A longitude lies between −180 and 180 degrees, a latitude between −90 and 90."
    )


def test_swapped_coordinates_get_a_hint():
    swapped = "Latitude and longitude look swapped: the longitude comes first."

    assert refusal(check_point, point(50.69, 3.17)) == ("swapped", swapped)
    assert refusal(check_line, line([50.69, 3.17], [50.7, 3.18]))[1] == swapped


def test_point_in_paris_is_refused():
    assert refusal(check_point, point(2.35, 48.85)) == (
        "outside",
        "This point lies outside the metropolis.",
    )


def test_elevation_of_a_satellite_is_refused():
    assert refusal(check_point, point(3.1, 50.6, 400_000))[0] == "elevation"


def test_line_takes_as_many_points_as_allowed():
    positions = [[3.1, 50.6]] * 5

    assert len(check_line(line(*positions), max_points=5)["coordinates"]) == 5
    with pytest.raises(ValidationError, match="more than 4 points"):
        check_line(line(*positions), max_points=4)


class Walk(models.Model):
    """Unsaved model, for the fields alone."""

    start = PointField()
    end = PointField(null=True, blank=True)
    route = LineField(null=True, blank=True)

    class Meta:
        app_label = "tests_geo"

    def __str__(self):
        return "walk"


def test_model_fields_normalise():
    walk = Walk(
        start=point(3.10000001, 50.6), end=None, route=line([3.1, 50.6], [3.2, 50.6])
    )

    walk.full_clean()

    assert (walk.start, walk.end) == (point(3.1, 50.6), None)
    assert walk.route == line([3.1, 50.6], [3.2, 50.6])


def test_model_fields_refuse():
    walk = Walk(start=None, end=LINE, route=point(3.1, 50.6))

    with pytest.raises(ValidationError) as caught:
        walk.full_clean()

    assert caught.value.message_dict == {
        "start": ["This field cannot be null."],
        "end": ["This is not a point: a GeoJSON “Point” is expected."],
        "route": ["This is not a route: a GeoJSON “LineString” is expected."],
    }


@pytest.mark.parametrize("field", [PointField(null=True), LineField(blank=True)])
def test_migrations_name_only_the_class(field):
    text, imports = MigrationWriter.serialize(field)

    assert text == (
        f"core.geo.fields.{type(field).__name__}"
        f"({'null=True' if field.null else 'blank=True'})"
    )
    assert imports == {"import core.geo.fields"}


def test_model_fields_give_forms_the_map():
    assert type(PointField().formfield()) is PointFormField
    widget = LineField().formfield().widget
    assert (type(widget), widget.geom_type) == (MapWidget, "LINESTRING")


def test_form_field_reads_text():
    assert PointFormField().clean(json.dumps(POINT)) == POINT
    assert LineFormField().clean(json.dumps(LINE)) == LINE


@pytest.mark.parametrize("text", ["", "null", "{}", None])
def test_form_field_left_empty_gives_none(text):
    assert PointFormField(required=False).clean(text) is None
    with pytest.raises(ValidationError, match="required"):
        PointFormField().clean(text)


@pytest.mark.parametrize(
    "text",
    ["{", "nonsense", "[" * 100_000, "9" * 5000, '{"type": "Point"'],
    ids=["brace", "word", "deep", "long number", "cut"],
)
def test_form_field_refuses_unreadable_text(text):
    field = PointFormField()

    with pytest.raises(ValidationError) as caught:
        field.clean(text)

    assert caught.value.messages == ["These coordinates cannot be read."]
    assert field.prepare_value(field.bound_data(text, None)) == text


def test_block_gives_the_point_and_shows_sent_text_again():
    block = MapPointBlock()
    text = json.dumps(POINT)

    assert block.clean(block.value_from_datadict({"map": text}, {}, "map")) == POINT
    assert block.clean(POINT) == POINT
    assert json.loads(block.get_form_state(POINT)) == POINT
    assert block.get_form_state(text) == text
    assert block.get_form_state(None) == ""


def test_block_refuses_a_point_elsewhere():
    with pytest.raises(ValidationError, match="outside the metropolis"):
        MapPointBlock().clean(json.dumps(point(2.35, 48.85)))


def test_widget_carries_its_configuration():
    html = MapWidget("LINESTRING").render("route", None, {"id": "id_route"})

    assert 'data-geo-map-type-value="LINESTRING"' in html
    assert 'name="route"' in html
    assert html.count("<script") == 0
    assert html.count("style=") == 0


def test_widget_refuses_another_type():
    with pytest.raises(ValueError, match="POLYGON"):
        MapWidget("POLYGON")


def test_local_tiles_by_default():
    _label, url, options = leaflet_config("")["TILES"][0]

    assert url == "/tiles/{z}/{x}/{y}.svg"
    assert options["referrerPolicy"] == "strict-origin"
    assert tiles_origin(leaflet_config("")) is None


def test_tiles_of_another_server():
    value = "https://{s}.tile.example.org/{z}/{x}/{y}.png | © Example | 19"

    config = leaflet_config(value)

    assert config["TILES"][0][1:] == (
        "https://{s}.tile.example.org/{z}/{x}/{y}.png",
        {
            "attribution": "© Example",
            "minZoom": 9,
            "maxZoom": 19,
            "referrerPolicy": "strict-origin",
        },
    )
    assert config["MAX_ZOOM"] == 19
    assert tiles_origin(leaflet_config(value)) == "https://*.tile.example.org"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("yes", "three parts"),
        ("https://a.org/{z}/{x}/{y}.png|© A", "has 2"),
        ("https://a.org/{z}/{x}.png|© A|19", "misses {y}"),
        ("javascript:{z}{x}{y}|© A|19", "starts with https://"),
        ("//a.org/{z}/{x}/{y}.png|© A|19", "starts with https://"),
        ("https://a.org/{z}/{x}/{y}.png||19", "no attribution"),
        ("https://a.org/{z}/{x}/{y}.png|© A|far", "highest zoom"),
        ("https://a.org/{z}/{x}/{y}.png|© A|99", "highest zoom"),
        ("https://a.org/{z}/{x}/{y}.png|© A|-1", "highest zoom"),
    ],
)
def test_nonsense_map_tiles_is_refused_with_a_sentence(value, sentence):
    with pytest.raises(ValueError, match="MAP_TILES") as caught:
        leaflet_config(value)

    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
