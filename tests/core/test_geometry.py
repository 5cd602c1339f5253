"""Distances and outlines, against values known from elsewhere."""

import pytest

from core.geo.geometry import (
    METROPOLE,
    Bounds,
    ascent_m,
    bounds,
    distance_m,
    length_m,
    nearest_on_line,
    simplify,
    walking_minutes,
)

pytestmark = pytest.mark.any_database

PISCINE = [3.16782, 50.69229]
CONDITION_PUBLIQUE = [3.189492, 50.690738]


def east(metres, north=0.0):
    """A position so many metres east and north of 3.17 E, 50.69 N."""
    return [3.17 + metres / 70437.0, 50.69 + north / 111195.08]


def test_distance_between_two_sights():
    assert distance_m(PISCINE, CONDITION_PUBLIQUE) == pytest.approx(1536.3, abs=0.5)


def test_distance_of_one_degree_of_latitude():
    assert distance_m([3, 50], [3, 51]) == pytest.approx(111195.08, abs=0.01)


def test_distance_to_itself_is_zero():
    assert distance_m(PISCINE, PISCINE) == 0


def test_distance_across_the_globe_does_not_overflow():
    assert distance_m([0, 0], [180, 0]) == pytest.approx(20_015_114, abs=1)


def test_length_sums_segments_and_ignores_elevation():
    line = [[*east(0), 10], [*east(100), 90], [*east(100, 50), 10]]

    assert length_m(line) == pytest.approx(150, abs=0.1)


@pytest.mark.parametrize("coords", [[], [PISCINE]])
def test_length_of_fewer_than_two_positions_is_zero(coords):
    assert length_m(coords) == 0


def test_bounds_of_positions():
    assert bounds([[3.2, 50.6, 40], [3.1, 50.7]]) == Bounds(3.1, 50.6, 3.2, 50.7)


def test_bounds_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        bounds([])


@pytest.mark.parametrize(
    ("lng", "lat", "inside"),
    [(2.70, 50.45, True), (3.40, 50.85, True), (3.41, 50.6, False), (50.6, 3, False)],
)
def test_metropole_contains_its_edges(lng, lat, inside):
    assert METROPOLE.contains(lng, lat) is inside


def test_nearest_on_line_projects_on_the_second_segment():
    line = [east(0), east(100), east(100, 100)]

    away_m, along_m = nearest_on_line(east(130, 40), line)

    assert away_m == pytest.approx(30, abs=0.1)
    assert along_m == pytest.approx(140, abs=0.1)


def test_nearest_on_line_stops_at_its_end():
    away_m, along_m = nearest_on_line(east(130), [east(0), east(100)])

    assert away_m == pytest.approx(30, abs=0.1)
    assert along_m == pytest.approx(100, abs=0.1)


def test_nearest_on_line_prefers_the_first_of_two_passages():
    line = [east(0), east(100), east(0)]

    assert nearest_on_line(east(50), line)[1] == pytest.approx(50, abs=0.1)


def test_nearest_on_line_of_one_position():
    away_m, along_m = nearest_on_line(east(40), [east(0)])

    assert (round(away_m), along_m) == (40, 0)


def test_nearest_on_line_with_repeated_position():
    assert nearest_on_line(east(0), [east(10), east(10)])[0] == pytest.approx(
        10, abs=0.1
    )


def test_nearest_on_line_without_line_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        nearest_on_line(PISCINE, [])


def test_simplify_drops_what_strays_less_than_the_tolerance():
    line = [east(0), east(50, 2), east(100), east(100, 80)]

    assert simplify(line, tolerance_m=3) == [line[0], line[2], line[3]]


def test_simplify_keeps_what_strays_more():
    line = [east(0), east(50, 4), east(100)]

    assert simplify(line, tolerance_m=3) == line


def test_simplify_keeps_elevation():
    line = [[*east(0), 20.5], east(50), [*east(100), 22]]

    assert simplify(line, tolerance_m=1) == [line[0], line[2]]


def test_simplify_keeps_the_far_side_of_a_loop():
    loop = [east(0), east(100), east(100, 100), east(0)]

    assert simplify(loop, tolerance_m=5) == loop


@pytest.mark.parametrize("coords", [[], [PISCINE], [PISCINE, CONDITION_PUBLIQUE]])
def test_simplify_leaves_short_lines(coords):
    assert simplify(coords, tolerance_m=1000) == coords


def climb(*elevations):
    return [[3.1, 50.6, elevation] for elevation in elevations]


@pytest.mark.parametrize(
    ("elevations", "expected_m"),
    [
        ((20, 23.9, 20, 23.9), 0),
        ((20, 24), 4),
        ((20, 22, 25, 23, 30), 10),
        ((20, 30, 25, 35), 20),
        ((40, 20), 0),
        ((40, 20, 26), 6),
        ((20, 30, 10, 20, 17), 20),
    ],
)
def test_ascent_ignores_waves_below_four_metres(elevations, expected_m):
    assert ascent_m(climb(*elevations)) == expected_m


def test_ascent_skips_positions_without_elevation():
    assert ascent_m([[3, 50, 20], [3, 50], [3, 50, 30]]) == 10


def test_ascent_without_any_elevation_is_zero():
    assert ascent_m([PISCINE, CONDITION_PUBLIQUE]) == 0


@pytest.mark.parametrize(
    ("distance", "minutes"), [(0, 0), (5, 1), (577, 10), (1154, 20)]
)
def test_walking_minutes_by_default_pace(distance, minutes):
    assert walking_minutes(distance) == minutes


def test_walking_minutes_of_a_family_along_a_route():
    assert walking_minutes(3500, speed_kmh=3.5, detour=1) == 60
