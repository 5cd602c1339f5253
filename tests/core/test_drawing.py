"""The drawn map: fitted, short, few elements."""

import re
from itertools import pairwise
from math import hypot
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation

import pytest

from core.geo.drawing import MAX_PATH_CHARS, draw_route
from core.geo.gpx import read_gpx

pytestmark = pytest.mark.any_database

ROUBAIX = Path(__file__).parent / "data" / "roubaix_piscine_condition_publique.gpx"
SQUARE = [[3.16, 50.69], [3.18, 50.69], [3.18, 50.70], [3.16, 50.70], [3.16, 50.69]]


def numbers(path):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def elements(html):
    return re.findall(r"<(\w+)", html)


def render(drawing, language="en"):
    with translation.override(language):
        return render_to_string(
            "core/geo/route_map.html", {"drawing": drawing, "title": "Roubaix & co"}
        )


def test_route_fits_inside_the_padding():
    coords = read_gpx(ROUBAIX.read_bytes()).coords

    drawing = draw_route(coords, [(3.16782, 50.69229)], padding=48)

    xs, ys = numbers(drawing.route_d)[::2], numbers(drawing.route_d)[1::2]
    assert (min(xs), max(xs)) == (48, 752)
    assert min(ys) > 48
    assert max(ys) < 552
    assert len(drawing.route_d) < MAX_PATH_CHARS
    assert drawing.stops[0].number == 1


def test_north_is_up_and_proportions_are_true():
    drawing = draw_route(SQUARE, [], width=400, height=400, padding=0)

    west, south, east, south_again, *_rest = numbers(drawing.route_d)
    top = min(numbers(drawing.route_d)[1::2])
    assert (west, east, south) == (0, 400, south_again)
    # 0.02 degrees of longitude are 1.2677 times as long as 0.01 of latitude there.
    assert (east - west) / (south - top) == pytest.approx(1.2669, abs=0.002)


def test_scale_bar_is_a_round_number_at_true_length():
    drawing = draw_route(SQUARE, [], width=800, height=600, padding=48)

    # The height decides: 0.01 degrees of latitude, 1,111.95 m, take 504 units.
    assert drawing.scale.distance_m == 200
    assert drawing.scale.label == "200\u00a0m"
    assert drawing.scale.width == pytest.approx(200 * 504 / 1111.95, abs=0.1)


def test_scale_bar_of_a_long_ride_is_in_kilometres():
    drawing = draw_route([[2.8, 50.5], [3.3, 50.8]], [])

    assert drawing.scale.label == "10\u00a0km"


def test_long_winding_track_is_kept_short():
    track = [[3 + i / 5e4, 50.6 + (i % 7) / 900 + (i % 50) / 3000] for i in range(9000)]

    drawing = draw_route(track, [])

    assert 1000 < len(drawing.route_d) < MAX_PATH_CHARS


def test_loop_separates_its_first_and_last_marker():
    drawing = draw_route(SQUARE, [(3.16, 50.69), (3.18, 50.70), (3.16, 50.69)])

    first, _second, last = drawing.stops
    assert hypot(first.x - last.x, first.y - last.y) == pytest.approx(32, abs=0.3)


def test_crowd_of_stops_is_spread():
    stops = [(3.16 + i / 1e6, 50.69) for i in range(12)]

    centres = draw_route(SQUARE, stops).stops

    assert all(hypot(a.x - b.x, a.y - b.y) > 25 for a, b in pairwise(centres))


def test_stops_alone_are_drawn_with_some_town_around():
    drawing = draw_route([], [(3.16, 50.69)])

    assert drawing.route_d == ""
    assert (drawing.stops[0].x, drawing.stops[0].y) == (400, 300)
    assert drawing.markers_d == "M385 300a15 15 0 1 0 30 0a15 15 0 1 0-30 0z"
    assert drawing.scale.distance_m == 100


def test_nothing_to_draw_is_refused():
    with pytest.raises(ValueError, match="at least one position"):
        draw_route([], [])


def test_background_is_cut_at_the_edges_and_far_rings_left_out():
    around = [[3.0, 50.5], [3.3, 50.5], [3.3, 50.8], [3.0, 50.8], [3.0, 50.5]]
    far = [[2.0, 50.5], [2.1, 50.5], [2.1, 50.8], [2.0, 50.5]]

    drawing = draw_route(SQUARE, [], width=800, height=600, background=[around, far])

    assert drawing.background_d.count("M") == 1
    assert set(numbers(drawing.background_d)) == {-10, 810, 610}


def test_background_of_many_communes_is_kept_short():
    start = [3.15, 50.685]
    jagged = [[3.15 + i / 9e3, 50.685 + (i * 7 % 50) / 3e3] for i in range(400)]

    drawing = draw_route(SQUARE, [], background=[[*jagged, start]] * 8)

    assert drawing.background_d.count("M") == 8
    assert 1000 < len(drawing.background_d) <= MAX_PATH_CHARS


def test_template_is_an_image_with_few_elements():
    coords = read_gpx(ROUBAIX.read_bytes()).coords
    stops = [(3.164 + i / 500, 50.691) for i in range(50)]
    background = [[[3.1, 50.6], [3.3, 50.6], [3.3, 50.8], [3.1, 50.6]]]

    html = render(draw_route(coords, stops, background=background))

    assert len(elements(html)) <= 45
    assert elements(html)[0] == "svg"
    assert 'role="img"' in html
    assert (
        'aria-label="Map of the walk “Roubaix &amp; co”, with 34 numbered steps"'
        in (html)
    )
    assert "style=" not in html
    assert html.count("<text") == 36


def test_template_writes_numbers_with_points_in_french():
    drawing = draw_route(SQUARE, [(3.1671, 50.6903)])

    assert f'x="{drawing.stops[0].x}"' in render(drawing, "fr")


def test_template_without_stops_or_background():
    html = render(draw_route(SQUARE, []))

    assert elements(html) == ["svg", "path", "path", "path", "text", "path", "text"]
