"""Files made to harm, and honest ones that are odd: one clear sentence, at once."""

import json
from time import process_time

from django.utils import translation

import pytest

from core.geo.gpx import TrackError
from core.geo.tracks import read_route

pytestmark = pytest.mark.any_database

HERE = [[3.16, 50.69], [3.17, 50.7]]
GPX = "<gpx><trk><trkseg>{}</trkseg></trk></gpx>"
POINT = '<trkpt lat="{1}" lon="{0}"/>'
TWO = "".join(POINT.format(*position) for position in HERE)
FAR = POINT.format(3, 50)
LINE = '{{"type": "LineString", "coordinates": [{}[3,50]]}}'
KML = "<kml><Placemark><LineString><coordinates>{}</coordinates></LineString></Placemark></kml>"
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))

DECLARES = "This file declares XML entities or a document type: it is refused."
EMPTY = "This file is empty."
IMPOSSIBLE = "A point of this track has impossible coordinates."
LARGE = "This file is too large: 2 MB at most."
MANY = "This track has more than 20,000 points."
NO_TRACK = "This file holds no track of at least two points."
NOT_GEOJSON = "This is not a GeoJSON file."
NOT_UTF_8 = "This file is not written in UTF-8: save it again in UTF-8."
NOT_XML = "This file is not readable XML."
OUTSIDE = "This point lies outside the metropolis."
PACKED = (
    "This file is compressed (KMZ, ZIP): unpack it, then choose the KML or GPX file "
    "in it."
)
SEPARATE = (
    "This file holds 2 separate segments, more than 100 m apart: keep one of them, "
    "or join them first."
)
SWAPPED = "Latitude and longitude look swapped: the longitude comes first."


@pytest.fixture(autouse=True)
def english():
    """The sentences are compared in the language of the sources."""
    with translation.override("en"):
        yield


def line(coordinates):
    return json.dumps({"type": "LineString", "coordinates": coordinates})


def nested(depth):
    geometry = '{"type": "GeometryCollection", "geometries": ['
    return geometry * depth + line(HERE) + "]}" * depth


def gpx(*positions):
    return GPX.format("".join(POINT.format(*position) for position in positions))


REFUSED = {
    "outside entity": (
        "a.gpx",
        f'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>{GPX.format(TWO)}',
        DECLARES,
    ),
    "outside entity in KML": (
        "a.kml",
        '<!DOCTYPE k [<!ENTITY % x SYSTEM "http://localhost/">%x;]><kml/>',
        DECLARES,
    ),
    "outside entity in UTF-16": (
        "a.gpx",
        f'<!DOCTYPE g [<!ENTITY x SYSTEM "file:///">]>{GPX.format(TWO)}'.encode(
            "utf-16"
        ),
        DECLARES,
    ),
    "billion laughs": (
        "a.gpx",
        f'<!DOCTYPE gpx [<!ENTITY a0 "ha">{BOMB}]><gpx>&a8;</gpx>',
        DECLARES,
    ),
    "a million points, GPX": ("a.gpx", GPX.format(FAR * 1_000_000), LARGE),
    "a million points, KML": ("a.kml", KML.format("3,50 " * 1_000_000), LARGE),
    "a million points, GeoJSON": ("a.json", LINE.format("[3,50]," * 1_000_000), LARGE),
    "most points in 2 MB, GPX": ("a.gpx", GPX.format(FAR * 73_000), MANY),
    "most points in 2 MB, KML": ("a.kml", KML.format("3,50 " * 410_000), MANY),
    "most points in 2 MB, GeoJSON": (
        "a.json",
        LINE.format("[3,50]," * 280_000),
        MANY,
    ),
    "20,001 points": ("a.json", line([[3.1, 50.6]] * 20_001), MANY),
    "many segments": ("a.gpx", f"<gpx>{GPX.format(TWO) * 4_000}</gpx>", None),
    "two segments": (
        "a.gpx",
        GPX.format(f"{TWO}</trkseg><trkseg>{TWO}"),
        SEPARATE,
    ),
    "two tracks": ("a.gpx", f"<gpx>{GPX.format(TWO)}{GPX.format(TWO)}</gpx>", SEPARATE),
    "two lines, KML": (
        "a.kml",
        KML.format("3.16,50.69 3.17,50.7").replace(
            "<Placemark>",
            "<Placemark><LineString><coordinates>3.2,50.6 3.3,50.6</coordinates>"
            "</LineString>",
        ),
        SEPARATE,
    ),
    "two lines, GeoJSON": (
        "a.json",
        json.dumps({"type": "MultiLineString", "coordinates": [HERE, HERE]}),
        SEPARATE,
    ),
    "swapped axes, GPX": ("a.gpx", gpx((50.69, 3.16), (50.7, 3.17)), SWAPPED),
    "swapped axes, KML": ("a.kml", KML.format("50.69,3.16 50.7,3.17"), SWAPPED),
    "swapped axes, GeoJSON": ("a.json", line([[50.69, 3.16], [50.7, 3.17]]), SWAPPED),
    "Paris": ("a.json", line([[2.35, 48.85], [2.36, 48.86]]), OUTSIDE),
    "NaN, GPX": ("a.gpx", gpx(("nan", 50.69), *HERE), IMPOSSIBLE),
    "NaN, KML": ("a.kml", KML.format("NaN,50.69 3.17,50.7"), IMPOSSIBLE),
    "NaN, GeoJSON": ("a.json", line([[float("nan"), 50.69], *HERE]), IMPOSSIBLE),
    "infinite": ("a.json", line([*HERE, [float("inf"), 50.69]]), IMPOSSIBLE),
    "longitude 300": ("a.gpx", gpx((300, 50.69), *HERE), IMPOSSIBLE),
    "huge number": ("a.json", line([[10**400, 50.69], *HERE]), IMPOSSIBLE),
    "number of 5,000 digits": (
        "a.json",
        f'{{"type": "LineString", "coordinates": [[{"9" * 5_000}, 50]]}}',
        NOT_GEOJSON,
    ),
    "1e999": ("a.kml", KML.format("1e999,50.69 3.17,50.7"), IMPOSSIBLE),
    "elevation of the moon": (
        "a.json",
        line([[3.16, 50.69, 384_400_000], [3.17, 50.7]]),
        "An elevation lies between −500 and 9,000 metres.",
    ),
    "no track, GPX": ("a.gpx", "<gpx/>", NO_TRACK),
    "waypoints alone": ("a.gpx", '<gpx><wpt lat="50.69" lon="3.16"/></gpx>', NO_TRACK),
    "empty track": ("a.gpx", GPX.format(""), NO_TRACK),
    "empty line": ("a.kml", KML.format(" "), NO_TRACK),
    "no line": ("a.json", '{"type": "FeatureCollection", "features": []}', NO_TRACK),
    "nested 10,000 deep": ("a.json", nested(10_000), NOT_GEOJSON),
    "brackets 10,000 deep": ("a.json", "[" * 10_000 + "]" * 10_000, NOT_GEOJSON),
    "nested 100 deep": ("a.json", nested(100), NO_TRACK),
    "elements 100,000 deep": (
        "a.kml",
        "<kml>" * 100_000 + "</kml>" * 100_000,
        NO_TRACK,
    ),
    "empty file": ("a.gpx", "", EMPTY),
    "blank file": ("a.geojson", " \n" * 50, EMPTY),
    "blank 3 MB": ("a.geojson", " " * 3_000_000, LARGE),
    "Latin-1, GeoJSON": (
        "a.json",
        '{"type": "Feature", "properties": {"name": "Été"}}'.encode("latin-1"),
        NOT_UTF_8,
    ),
    "Latin-1, GPX": (
        "a.gpx",
        "<gpx><name>Été</name></gpx>".encode("latin-1"),
        NOT_UTF_8,
    ),
    "picture": ("a.gpx", b"\x89PNG\r\n\x1a\n\x00\x00", NOT_XML),
    "KMZ": ("walk.kmz", b"PK\x03\x04rest", PACKED),
    "ZIP that calls itself GPX": ("walk.gpx", b"PK\x03\x04rest", PACKED),
    "gzip": ("walk.gpx.gz", b"\x1f\x8brest", PACKED),
    "KML that calls itself GPX": ("a.gpx", KML.format(""), "This is not a GPX file."),
    "GPX that calls itself KML": ("a.kml", GPX.format(TWO), "This is not a KML file."),
    "GPX that calls itself GeoJSON": ("a.json", GPX.format(TWO), NOT_GEOJSON),
    "FIT": ("a.fit", b"\x0e\x10", "Choose a GPX, KML or GeoJSON file."),
}
REFUSED["many segments"] = (
    *REFUSED["many segments"][:2],
    SEPARATE.replace("2 separate", "4000 separate"),
)


@pytest.mark.parametrize("case", REFUSED)
def test_bad_file_gets_its_sentence_at_once(case):
    filename, content, sentence = REFUSED[case]
    data = content if isinstance(content, bytes) else content.encode()
    began_s = process_time()

    with pytest.raises(TrackError) as caught:
        read_route(filename, data)

    assert str(caught.value) == sentence
    # Seconds of a processor, on a slow machine too: what grows with the square takes minutes.
    assert process_time() - began_s < 5


ACCEPTED = {
    "no elevation": ("a.gpx", GPX.format(TWO), HERE),
    "KML without altitude": ("a.kml", KML.format("3.16,50.69 3.17,50.7"), HERE),
    "byte order mark, GPX": ("a.gpx", GPX.format(TWO).encode("utf-8-sig"), HERE),
    "byte order mark, GeoJSON": ("a.json", line(HERE).encode("utf-8-sig"), HERE),
    "UTF-16, GPX": ("a.gpx", GPX.format(TWO).encode("utf-16"), HERE),
    "UTF-16, GeoJSON": ("a.json", line(HERE).encode("utf-16"), HERE),
    "segments 90 m apart": (
        "a.gpx",
        GPX.format(f"{TWO}</trkseg><trkseg>{POINT.format(3.17, 50.7008)}"),
        [*HERE, [3.17, 50.7008]],
    ),
    "geometry collection": ("a.json", nested(1), HERE),
    "elevation at one point": (
        "a.json",
        line([[3.16, 50.69, 20.5], [3.17, 50.7]]),
        [[3.16, 50.69, 20.5], [3.17, 50.7]],
    ),
}


@pytest.mark.parametrize("case", ACCEPTED)
def test_odd_file_is_read(case):
    filename, content, coords = ACCEPTED[case]
    data = content if isinstance(content, bytes) else content.encode()

    assert read_route(filename, data) == coords


def test_track_of_20_000_points_stays_whole():
    coords = [
        [round(3 + n / 1e5, 5), round(50.6 + n % 7 / 1e4, 4), n % 90]
        for n in range(20_000)
    ]

    assert read_route("a.geojson", line(coords).encode()) == coords
