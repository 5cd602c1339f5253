"""The map widget in the real Wagtail editor: a route, dragged, drawn, typed, imported."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.geo.geometry import length_m
from tests.e2e.map_editor import (
    ROUTE,
    changes,
    draft_of,
    drag,
    draw_point,
    error,
    press,
    save_draft,
    send_file,
    stored,
)

ROUBAIX = Path(__file__).parents[1] / (
    "core/data/roubaix_piscine_condition_publique.gpx"
)


def test_dragged_vertex_moves_the_route_and_keeps_elevation(page, open_walk):
    drag(page, open_walk.locator(".leaflet-editing-icon").nth(1), 40, -30)

    coordinates = stored(open_walk)["coordinates"]
    assert coordinates[0] == [3.164, 50.695, 43.5]
    assert coordinates[1][0] > 3.168
    assert coordinates[1][1] > 50.692
    assert coordinates[2] == [3.174, 50.6912]
    press(open_walk, "Undo")
    assert stored(open_walk) == ROUTE


def test_drawn_route_replaces_the_former_one_and_is_saved(page, open_walk, walk):
    press(open_walk, "Draw the route")
    draw_point(open_walk, 300, 120)
    press(open_walk, "Finish")
    assert error(open_walk) == "A route needs at least two points."
    for x, y in ((380, 160), (420, 240), (500, 250)):
        draw_point(open_walk, x, y)
    press(open_walk, "Remove the last point")
    press(open_walk, "Finish")

    route = stored(open_walk)
    assert route != ROUTE
    assert len(route["coordinates"]) == 3
    assert error(open_walk) == ""
    assert "3 points" in open_walk.locator("output").inner_text()
    save_draft(page)
    assert draft_of(walk).route == route


def test_cancelled_drawing_leaves_the_route(open_walk):
    press(open_walk, "Draw the route")
    draw_point(open_walk, 300, 120)
    draw_point(open_walk, 380, 160)
    press(open_walk, "Cancel")

    assert stored(open_walk) == ROUTE
    assert changes(open_walk) == 0
    assert open_walk.locator(".leaflet-editing-icon").count() == 5


def test_route_is_continued_from_its_end(open_walk):
    press(open_walk, "Continue the route")
    draw_point(open_walk, 560, 60)
    press(open_walk, "Finish")

    coordinates = stored(open_walk)["coordinates"]
    assert coordinates[:3] == ROUTE["coordinates"]
    assert len(coordinates) == 4


def test_imported_gpx_is_the_walk(page, open_walk, walk):
    send_file(open_walk, "Balade.GPX", ROUBAIX.read_bytes())

    open_walk.get_by_text("Imported whole. 185 points, 2.97 km").wait_for()
    route = stored(open_walk)
    assert route["coordinates"][0] == [3.163897, 50.695714, 43.75]
    assert length_m(route["coordinates"]) == pytest.approx(2976, rel=0.01)
    save_draft(page)
    draft = draft_of(walk)
    assert draft.route == route


def test_long_track_stays_whole_until_somebody_simplifies_it(page, open_walk, walk):
    track = [
        [round(3.1 + i / 50_000, 6), 50.6 + (i % 2) / 200_000, 20] for i in range(9000)
    ]
    points = "".join(
        f'<trkpt lon="{lng}" lat="{lat:.6f}"><ele>{ele}</ele></trkpt>'
        for lng, lat, ele in track
    )
    send_file(open_walk, "a.gpx", f"<gpx><trk>{points}</trk></gpx>".encode())

    open_walk.get_by_text("Imported whole. 9,000 points, 13.65 km").wait_for()
    assert len(stored(open_walk)["coordinates"]) == 9000
    assert open_walk.locator(".leaflet-editing-icon").count() == 0
    open_walk.get_by_text(
        "9,000 points become 500, and the line moves by 1 m"
    ).wait_for()
    press(open_walk, "Simplify so that it can be edited by hand")
    kept = stored(open_walk)["coordinates"]
    assert len(kept) == 500
    assert [kept[0], kept[-1]] == [track[0], track[-1]]
    assert length_m(kept) == pytest.approx(12_720, rel=0.01)
    press(open_walk, "Undo")
    save_draft(page)
    assert draft_of(walk).route["coordinates"] == [
        [lng, round(lat, 6), 20] for lng, lat, _ele in track
    ]


LINE = '{"type": "LineString", "coordinates": [[3.16, 50.69, 20], [3.17, 50.7]]}'
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><LineString>'
    "<coordinates>3.16,50.69,20 3.17,50.7</coordinates></LineString></Placemark></kml>"
)


def test_other_formats_are_imported(open_walk):
    for name, content in (
        ("a.kml", KML),
        ("a.geojson", LINE),
        ("a.json", f'{{"type": "Feature", "geometry": {LINE}}}'),
        ("a.json", f'{{"type": "FeatureCollection", "features": [{LINE}]}}'),
    ):
        send_file(open_walk, name, content.encode())

        open_walk.get_by_text("Imported whole. 2 points").wait_for()
        assert stored(open_walk) == json.loads(LINE)
        press(open_walk, "Undo")
        assert stored(open_walk) == ROUTE


TRACK = '<gpx><trk><trkseg><trkpt lat="{}" lon="{}"/>{}</trkseg></trk></gpx>'
ENTITY = '<!DOCTYPE gpx [<!ENTITY a "a">]>'


OUTSIDE = TRACK.format(48.8, 2.3, '<trkpt lat="48.8" lon="2.4"/>')
NO_NUMBER = TRACK.format("x", 3.1, '<trkpt lat="50.6" lon=""/>')
MANY = "<gpx>" + '<trkpt lat="50.6" lon="3"/>' * 20_001 + "</gpx>"
REFUSED = [
    ("a.gpx", "<gpx>" + " " * 3_000_000, "This file is too large: 2 MB at most."),
    (
        "a.gpx",
        ENTITY + TRACK.format(50.6, 3.1, ""),
        "This file declares XML entities or a document type: it is refused.",
    ),
    ("a.gpx", "<gpx>", "This file is not readable XML."),
    ("a.gpx", "<kml/>", "This is not a GPX file."),
    ("a.kml", "<gpx/>", "This is not a KML file."),
    ("a.json", "[", "This is not a GeoJSON file."),
    ("a.gpx", "", "This file is empty."),
    ("a.fit", "", "Choose a GPX, KML or GeoJSON file."),
    ("a.json", "null", "This is not a GeoJSON file."),
    (
        "a.gpx",
        TRACK.format(50.6, 3.1, ""),
        "This file holds no track of at least two points.",
    ),
    ("a.gpx", OUTSIDE, "This point lies outside the metropolis."),
    ("a.gpx", NO_NUMBER, "A point of this track has impossible coordinates."),
    ("a.gpx", MANY, "This track has more than 20,000 points."),
]


def test_bad_file_gets_a_sentence_and_changes_nothing(open_walk):
    for name, content, sentence in REFUSED:
        send_file(open_walk, name, content.encode())

        open_walk.get_by_text(sentence, exact=True).wait_for()
        assert stored(open_walk) == ROUTE
    assert changes(open_walk) == 0


def test_route_is_typed_as_a_list(open_walk):
    open_walk.get_by_text("Type the coordinates").click()
    lines = open_walk.get_by_label("One point per line: latitude, longitude")
    expect(lines).to_have_value(re.compile(r"^50\.695, 3\.164, 43\.5\n"))

    lines.fill("50.69, 3.16\n50.70, 3.17\n")
    lines.press("Tab")

    assert stored(open_walk)["coordinates"] == [[3.16, 50.69], [3.17, 50.7]]
    lines.fill("50.69, 3.16")
    lines.press("Tab")
    assert error(open_walk) == "A route needs at least two points."
