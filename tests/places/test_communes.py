"""Whether a position belongs to the commune of its address."""

import json

import pytest

from core.geo.geometry import distance_m
from places import outlines
from places.communes import FILE, CommunesError, read_communes
from places.names import core_name, folded

pytestmark = pytest.mark.any_database

SQUARE = [[3.0, 50.5], [3.1, 50.5], [3.1, 50.6], [3.0, 50.6], [3.0, 50.5]]
HOLE = [[3.04, 50.54], [3.06, 50.54], [3.06, 50.56], [3.04, 50.56], [3.04, 50.54]]
ROUBAIX = (3.174, 50.6905)


@pytest.fixture
def communes():
    return read_communes()


def area(*rings, kind="Polygon"):
    return {"type": kind, "coordinates": list(rings)}


def written(tmp_path, content):
    path = tmp_path / "communes.geojson"
    path.write_text(
        content if isinstance(content, str) else json.dumps(content), "utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("lng", "lat", "inside"),
    [
        (3.02, 50.52, True),
        (3.05, 50.55, False),
        (2.99, 50.55, False),
        (3.05, 50.61, False),
    ],
)
def test_polygon_holds_what_is_in_it_and_not_in_its_hole(lng, lat, inside):
    assert outlines.contains(area(SQUARE, HOLE), lng, lat) is inside


def test_multipolygon_holds_what_one_of_its_parts_holds():
    far = [[lng + 0.2, lat] for lng, lat in SQUARE]
    outline = area([SQUARE], [far], kind="MultiPolygon")

    assert outlines.contains(outline, 3.25, 50.55)
    assert outlines.contains(outline, 3.05, 50.55)
    assert not outlines.contains(outline, 3.15, 50.55)


def test_distance_is_that_to_the_nearest_edge():
    outline, point = area(SQUARE), (3.11, 50.55)

    assert outlines.distance_m(outline, 3.05, 50.55) == 0
    expected = distance_m(point, (3.1, 50.55))
    assert outlines.distance_m(outline, *point) == pytest.approx(expected, rel=0.001)


def test_commune_is_found_by_code_before_its_name(communes):
    assert communes.find("59512", "Lille").name == "Roubaix"
    assert communes.find("", "ENNETIERES EN WEPPES").insee == "59196"
    assert communes.find("59355", "Lomme") is None
    assert communes.find("", "") is None


def test_commune_holds_its_own_and_250_metres_more(communes):
    roubaix, lille = communes.find("59512", ""), communes.find("59350", "")
    west = min(roubaix.outline["coordinates"][0])

    assert roubaix.holds(*ROUBAIX)
    assert not lille.holds(*ROUBAIX)
    assert roubaix.holds(west[0] - 0.002, west[1])
    assert not roubaix.holds(west[0] - 0.006, west[1])


def test_commune_of_a_position(communes):
    assert communes.at(*ROUBAIX).name == "Roubaix"
    assert communes.at(2.71, 50.46) is None


def test_file_names_source_and_licence():
    about = json.loads(FILE.read_text("utf-8"))

    assert about["licence"] == "Licence Ouverte 2.0 (Etalab)"
    assert "IGN" in about["source"]
    areas = {f["properties"].get("area", "") for f in about["features"]}
    assert (len(about["features"]), areas) == (27, {"", "Weppes"})


def test_file_of_an_operator_replaces_ours(tmp_path):
    about = {"insee": "59999", "nom": "Ailleurs"}
    feature = {"properties": about, "geometry": area(SQUARE)}

    communes = read_communes(written(tmp_path, {"features": [feature]}))

    assert [commune.name for commune in communes.all] == ["Ailleurs"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"features": 3}',
        '{"features": [null]}',
        '{"features": [{"properties": {"insee": "1"}, "geometry": null}]}',
        '{"features": [{"properties": {"insee": "1", "nom": "x"}, "geometry": {}}]}',
    ],
)
def test_file_of_something_else_is_refused(tmp_path, content):
    with pytest.raises(CommunesError, match=r"communes\.geojson"):
        read_communes(written(tmp_path, content))


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(CommunesError, match=r"absent\.geojson"):
        read_communes(tmp_path / "absent.geojson")


@pytest.mark.parametrize(
    ("name", "plain", "core"),
    [
        ("SARL Le Fournil", "sarl le fournil", "fournil"),
        ("L’Épi d'or", "l epi d or", "epi d or"),
        ("À la Cloche", "a la cloche", "cloche"),
        ("Dupont SAS", "dupont sas", "dupont"),
        ("Bœuf & Cie", "boeuf cie", "boeuf cie"),
        ("Les Weppes", "les weppes", "weppes"),
        ("SA", "sa", "sa"),
        ("Le", "le", "le"),
        ("***", "", ""),
    ],
)
def test_names_are_compared_without_accents_articles_and_legal_forms(name, plain, core):
    assert (folded(name), core_name(name)) == (plain, core)
