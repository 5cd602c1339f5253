"""Track files of every format, by the ending of their name."""

import json

from django.utils import translation

import pytest

from core.geo.gpx import Track, TrackError
from core.geo.tracks import read_track

pytestmark = pytest.mark.any_database

KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>File</name>'
    "<Placemark><name>Walk</name><LineString><coordinates>\n"
    "3.16,50.69,20 3.17,50.7\n</coordinates></LineString></Placemark>"
    "</Document></kml>"
)
COORDS = [[3.16, 50.69, 20], [3.17, 50.7]]
LINE = {"type": "LineString", "coordinates": COORDS}
GPX = b'<gpx><rte><rtept lat="50" lon="3"/><rtept lat="51" lon="3"/></rte></gpx>'


@pytest.fixture(autouse=True)
def english():
    """The sentences are compared in the language of the sources."""
    with translation.override("en"):
        yield


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def refusal(filename, data):
    with pytest.raises(TrackError) as caught:
        read_track(filename, data)
    return str(caught.value)


def test_gpx_by_its_ending():
    assert read_track("A.GPX", GPX) == Track("", [[3, 50], [3, 51]])


@pytest.mark.parametrize("filename", ["", "walk", "walk.fit", "gpx", "walk.gpx.txt"])
def test_other_ending_is_refused(filename):
    assert refusal(filename, GPX) == "Choose a GPX, KML or GeoJSON file."


def test_kml_line():
    assert read_track("walk.kml", KML.encode()) == Track("Walk", COORDS)


def test_kml_recorded_track():
    data = (
        '<kml xmlns:gx="http://www.google.com/kml/ext/2.2"><gx:Track>'
        "<gx:coord>3.16 50.69 20</gx:coord><gx:coord>3.17 50.7</gx:coord>"
        "</gx:Track></kml>"
    )

    assert read_track("walk.kml", data.encode()) == Track("", COORDS)


def test_kml_refusals():
    doctype = b"<!DOCTYPE kml [<!ENTITY a 'b'>]>"

    assert refusal("a.kml", doctype + KML.encode()) == (
        "This file declares XML entities or a document type: it is refused."
    )
    assert refusal("a.kml", b"<gpx/>") == "This is not a KML file."
    assert refusal("a.kml", b"<kml/>") == (
        "This file holds no track of at least two points."
    )
    assert refusal("a.kml", KML.replace("3.17,50.7", "3.17").encode()) == (
        "A point of this track has impossible coordinates."
    )
    assert refusal("a.kml", b" " * 3_000_000) == "This file is too large: 2 MB at most."


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (LINE, ""),
        (feature(LINE, name="Walk"), "Walk"),
        (feature(LINE, name=7), ""),
        ({"type": "FeatureCollection", "features": [feature(LINE, name="A")]}, "A"),
        ({"type": "GeometryCollection", "geometries": [LINE]}, ""),
    ],
)
def test_geojson_shapes(document, name):
    data = json.dumps(document).encode("utf-8-sig")

    assert read_track("a.geojson", data) == Track(name, COORDS)


def test_geojson_lines_are_joined_and_points_skipped():
    stop = feature({"type": "Point", "coordinates": [3, 50]}, name="Stop")
    back = [[3.1701, 50.7], [3.16, 50.69]]
    multi = feature({"type": "MultiLineString", "coordinates": [COORDS, back]})
    document = {"type": "FeatureCollection", "features": [stop, multi, None, 3]}

    track = read_track("a.json", json.dumps(document).encode())

    assert track == Track("", COORDS + back)


def test_kml_without_altitudes_says_zero():
    flat = KML.replace("3.16,50.69,20 3.17,50.7", "3.16,50.69,0 3.17,50.7,0")

    assert read_track("a.kml", flat.encode()).coords == [[3.16, 50.69], [3.17, 50.7]]


@pytest.mark.parametrize(
    "data",
    [b"{", b"[]", b"3", b"null", b"\x00\xff", b"{}", b'{"type": []}', b"[" * 100_000],
    ids=["cut", "list", "number", "null", "bytes", "bare", "type", "deep"],
)
def test_other_json_is_refused(data):
    assert refusal("a.json", data) == "This is not a GeoJSON file."


@pytest.mark.parametrize(
    ("coordinates", "sentence"),
    [
        (None, "This file holds no track of at least two points."),
        ([[3, 50]], "This file holds no track of at least two points."),
        ([[3, 50], [3]], "A point of this track has impossible coordinates."),
        ([[3, 50], "ab"], "A point of this track has impossible coordinates."),
        ([[3, 50], [300, 50]], "A point of this track has impossible coordinates."),
        ([[3, 50], [None, {}]], "A point of this track has impossible coordinates."),
        ([[3, 50]] * 20_001, "This track has more than 20,000 points."),
    ],
    ids=["none", "one", "short", "text", "range", "null", "many"],
)
def test_geojson_with_a_bad_line_is_refused(coordinates, sentence):
    document = {"type": "LineString", "coordinates": coordinates}

    assert refusal("a.json", json.dumps(document).encode()) == sentence


def test_geojson_of_three_megabytes_is_refused():
    assert (
        refusal("a.json", b" " * 3_000_000) == "This file is too large: 2 MB at most."
    )
