"""Lines prepared for many questions, and lines with fewer points."""

import math

import pytest

from core.geo.geometry import length_m, nearest_on_line
from core.geo.path import Path
from core.geo.thinning import thinned

pytestmark = pytest.mark.any_database

# Metres per degree at the middle of the metropolis.
EAST, NORTH = 1 / 70_430, 1 / 111_195


def at(x_m, y_m):
    return [3.1 + x_m * EAST, 50.7 + y_m * NORTH]


CIRCLE = [
    at(300 * math.cos(n / 50 * math.pi), 300 * math.sin(n / 50 * math.pi))
    for n in range(101)
]
# Out along a street and back by the same one.
DEAD_END = [at(0, 0), at(500, 0), at(0, 0)]
LINES = [CIRCLE, DEAD_END, [at(0, 0), at(0, 0)], [at(5, 5)]]


@pytest.mark.parametrize("line", LINES, ids=["circle", "dead end", "nowhere", "one"])
def test_nearest_agrees_with_the_plain_search(line):
    for x_m, y_m in ((20, 5), (310, 10), (-200, 250), (480, -30), (2_000, 900)):
        foot = Path(line).nearest(at(x_m, y_m))

        away_m, along_m = nearest_on_line(at(x_m, y_m), line)
        assert foot.away_m == pytest.approx(away_m, rel=0.001, abs=0.1)
        assert foot.along_m == pytest.approx(along_m, abs=1)
        assert nearest_on_line((foot.lng, foot.lat), line)[0] < 0.01


@pytest.mark.parametrize(
    ("line", "point", "along_m"),
    [
        (CIRCLE, at(305, 0), [0, 1885]),
        (CIRCLE, at(0, 305), [471]),
        (DEAD_END, at(200, 20), [200, 800]),
        (DEAD_END, at(495, 20), [495]),
        (DEAD_END, at(200, 200), []),
    ],
)
def test_feet_are_one_for_each_passage(line, point, along_m):
    feet = Path(line).feet(point, within_m=40)

    assert [round(foot.along_m) for foot in feet] == pytest.approx(along_m, abs=2)


@pytest.mark.parametrize("most", [2, 10, 40, 500])
def test_thinned_line_keeps_its_ends_and_at_most_so_many(most):
    kept = thinned(CIRCLE, most)

    assert len(kept) == min(most, 101)
    assert [kept[0], kept[-1]] == [CIRCLE[0], CIRCLE[-1]]


def test_thinned_line_is_as_long_and_close_by():
    kept = thinned(CIRCLE, 500, flat_m=1.0)

    assert 20 < len(kept) < 60
    assert length_m(kept) == pytest.approx(length_m(CIRCLE), rel=0.01)
    assert max(nearest_on_line(point, kept)[0] for point in CIRCLE) < 1.5


def test_thinned_line_keeps_a_dead_end():
    straight = [at(x, 0) for x in range(0, 501, 10)]

    kept = thinned(straight + straight[::-1], 10, flat_m=1.0)

    assert length_m(kept) == pytest.approx(1000, abs=1)
