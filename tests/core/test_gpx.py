"""GPX in and out; hostile and broken files get a sentence."""

from pathlib import Path

from django.utils import translation

import gpxpy
import pytest

from core.geo.geometry import length_m
from core.geo.gpx import Track, TrackError, Waypoint, read_gpx, write_gpx

pytestmark = pytest.mark.any_database

ROUBAIX = Path(__file__).parent / "data" / "roubaix_piscine_condition_publique.gpx"

HEAD = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
TWO = '<trkpt lat="50.69" lon="3.16"/><trkpt lat="50.7" lon="3.17"/>'


@pytest.fixture(autouse=True)
def english():
    """The sentences are compared in the language of the sources."""
    with translation.override("en"):
        yield


def gpx(points, head=HEAD):
    return f"{head}<trk><trkseg>{points}</trkseg></trk></gpx>".encode()


def refusal(data):
    with pytest.raises(TrackError) as caught:
        read_gpx(data)
    return str(caught.value)


def test_walk_of_roubaix_keeps_its_length_through_our_gpx():
    track = read_gpx(ROUBAIX.read_bytes())

    text = write_gpx(track.name, track.coords)

    again = gpxpy.parse(text)
    assert again.length_2d() == pytest.approx(2976, rel=0.01)
    assert length_m(track.coords) == pytest.approx(2976, rel=0.01)
    assert again.tracks[0].name == "Roubaix : de La Piscine à la Condition Publique"
    assert again.tracks[0].segments[0].points[0].elevation == 43.75


def test_written_gpx_names_author_licence_and_stops():
    end = Waypoint("Condition Publique", 3.1895, 50.6907)
    stop = Waypoint("La Piscine <musée> & café", 3.16782, 50.69229, "Ouvert\x00 !")

    again = gpxpy.parse(
        write_gpx("Balade", [[3.1, 50.6], [3.2, 50.7, 30]], [stop, end])
    )

    assert (again.version, again.name) == ("1.1", "Balade")
    assert again.copyright_author == "OpenStreetMap contributors"
    assert again.copyright_license == "https://opendatacommons.org/licenses/odbl/1-0/"
    waypoint, last = again.waypoints
    assert (last.name, last.description) == ("Condition Publique", None)
    assert (waypoint.name, waypoint.description) == (
        "La Piscine <musée> & café",
        "Ouvert !",
    )
    assert (waypoint.longitude, waypoint.latitude) == (3.16782, 50.69229)
    points = again.tracks[0].segments[0].points
    assert [(p.longitude, p.latitude, p.elevation) for p in points] == [
        (3.1, 50.6, None),
        (3.2, 50.7, 30),
    ]


def test_what_we_write_we_read():
    coords = [[3.1, 50.6, 20], [3.2, 50.7]]

    assert read_gpx(write_gpx("Balade", coords).encode()) == Track("Balade", coords)


def test_control_characters_and_surrogates_are_left_out():
    assert read_gpx(write_gpx("A\x0b\ud800\uffffB", [[3, 50], [3, 51]]).encode())[
        0
    ] == ("AB")


def test_segments_are_joined_and_routes_taken_for_lack_of_tracks():
    on = TWO.replace("50.69", "50.7005").replace("3.16", "3.17")
    segments = f"{TWO}</trkseg><trkseg/><trkseg>{on}"
    route = (
        f"{HEAD}<rte><name> A \n B </name>{TWO.replace('trkpt', 'rtept')}</rte></gpx>"
    )

    assert len(read_gpx(gpx(segments)).coords) == 4
    assert read_gpx(route.encode()) == Track("A B", [[3.16, 50.69], [3.17, 50.7]])


def test_track_goes_before_route_and_its_name_before_the_file_name():
    data = (
        f"{HEAD}<metadata><name>File</name></metadata>"
        f'<rte><rtept lat="1" lon="1"/></rte>'
        f"<trk><name>Walk</name><trkseg>{TWO}</trkseg></trk></gpx>"
    )

    assert read_gpx(data.encode()).name == "Walk"
    assert read_gpx(data.replace("<name>Walk</name>", "").encode()).name == "File"


def test_gpx_1_0_without_namespace_and_in_another_encoding():
    head = '<?xml version="1.0" encoding="iso-8859-1"?><gpx><name>Été</name>'

    assert read_gpx(gpx(TWO, head).decode().encode("iso-8859-1")).name == "Été"


@pytest.mark.parametrize("ele", ["", "high", "nan", "inf"])
def test_elevation_without_sense_is_left_out(ele):
    points = f'<trkpt lat="50.69" lon="3.16"><ele>{ele}</ele></trkpt>{TWO}'

    assert read_gpx(gpx(points)).coords[0] == [3.16, 50.69]


def test_file_of_three_megabytes_is_refused():
    data = gpx(TWO + " " * 3 * 1024 * 1024)

    assert refusal(data) == "This file is too large: 2 MB at most."


BOMB = '<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, "<!DOCTYPE gpx>"])
def test_gpx_with_an_entity_is_refused(doctype):
    data = doctype.encode() + gpx(f"<name>&b;</name>{TWO}")

    assert refusal(data) == (
        "This file declares XML entities or a document type: it is refused."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"", b"not xml", b"<gpx>", b"\xff\xfe\x00", b"<gpx>&nbsp;</gpx>",
        b'<?xml version="1.0" encoding="klingon"?><gpx/>',
        b'<?xml version="1.0" encoding="utf-32"?><gpx/>', b"\x00" * 100,
    ],
)  # fmt: skip
def test_unreadable_xml_is_refused(data):
    assert refusal(data) == "This file is not readable XML."


def test_other_xml_is_refused():
    assert refusal(b"<html/>") == "This is not a GPX file."
    assert refusal(b"<a>" * 200_000 + b"</a>" * 200_000) == "This is not a GPX file."


@pytest.mark.parametrize("points", ["", '<trkpt lat="50.69" lon="3.16"/>'])
def test_gpx_with_fewer_than_two_points_is_refused(points):
    assert refusal(gpx(points)) == "This file holds no track of at least two points."


@pytest.mark.parametrize(
    ("lat", "lon"), [("91", "3"), ("50", "181"), ("nan", "3"), ("", "3"), ("x", "3")]
)
def test_gpx_with_impossible_coordinates_is_refused(lat, lon):
    data = gpx(f'{TWO}<trkpt lat="{lat}" lon="{lon}"/>')

    assert refusal(data) == "A point of this track has impossible coordinates."


def test_gpx_of_more_than_20_000_points_is_refused():
    point = '<trkpt lat="50.6" lon="3.1"/>'

    assert len(read_gpx(gpx(point * 20_000)).coords) == 20_000
    assert refusal(gpx(point * 20_001)) == "This track has more than 20,000 points."
