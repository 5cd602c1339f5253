"""Steps on loops, on figures of eight, on the way back, and in the wrong order."""

import pytest

from tests.core.test_path import CIRCLE, DEAD_END, at
from walks.snapping import in_walking_order, snap

pytestmark = pytest.mark.any_database

LINE = [at(0, 0), at(1_000, 0)]
# Through the crossing at (0, 0) after 300 m and again after 1,700 m.
EIGHT = [
    at(-300, 0), at(0, 0), at(350, 0), at(350, 350), at(0, 350), at(0, 0),
    at(0, -300),
]  # fmt: skip
SPUR = [at(0, 0), at(500, 0), at(500, 300), at(500, 0), at(1_000, 0)]


@pytest.mark.parametrize(
    ("route", "steps", "along_m"),
    [
        (LINE, [(0, 5), (400, 5), (990, 5)], [0, 400, 990]),
        (LINE, [(400, 5), None, (990, 5)], [400, None, 990]),
        (LINE, [(400, 5), (400, 9), (400, -5)], [400, 400, 400]),
        (CIRCLE, [(300, 0), (0, 300), (0, -300), (300, 0)], [0, 471, 1414, 1885]),
        (CIRCLE, [(0, 300), (300, 0)], [471, 1885]),
        (CIRCLE, [(300, 0)], [0]),
        (EIGHT, [(-290, 0), (0, 0), (350, 200), (0, -200)], [10, 300, 850, 1900]),
        (EIGHT, [(-290, 0), (350, 200), (5, 5), (0, -200)], [10, 850, 1695, 1900]),
        (DEAD_END, [(100, 0), (500, 0), (300, 0), (0, 0)], [100, 500, 700, 1000]),
        (DEAD_END, [(100, 0), (300, 0), (500, 0)], [100, 300, 500]),
        (SPUR, [(500, 5), (500, 290), (510, 0)], [500, 790, 1110]),
        ([at(0, 0)], [(50, 0)], [0]),
        (LINE, [], []),
        (LINE, [None], [None]),
    ],
)
def test_steps_are_found_in_walking_order(route, steps, along_m):
    snaps = snap(route, [step and at(*step) for step in steps])

    found = [s and round(s.along_m) for s in snaps]
    known = [m for m in found if m is not None]
    assert [m is None for m in found] == [m is None for m in along_m]
    assert known == pytest.approx([m for m in along_m if m is not None], abs=6)
    assert known == sorted(known)
    assert all(s.is_in_turn for s in snaps if s)


def test_step_out_of_turn_stays_between_its_neighbours():
    snaps = snap(LINE, [at(100, 0), at(900, 9), at(300, 0), at(500, 0)])

    assert [round(s.along_m) for s in snaps] == pytest.approx([100, 300, 300, 500])
    assert [s.is_in_turn for s in snaps] == [True, False, True, True]
    assert (round(snaps[1].foot.along_m), round(snaps[1].foot.away_m)) == (900, 9)


@pytest.mark.parametrize(
    ("route", "steps", "order"),
    [
        (LINE, [(900, 0), (100, 0), (500, 0)], [1, 2, 0]),
        (LINE, [(100, 0), (500, 0), (900, 0)], [0, 1, 2]),
        (LINE, [(900, 0), None, (100, 0), None, (500, 0)], [2, 3, 4, 0, 1]),
        (LINE, [None, (900, 0), (100, 0)], [0, 2, 1]),
        (CIRCLE, [(300, 0), (0, -300), (0, 300), (300, 0)], [0, 2, 1, 3]),
        (DEAD_END, [(500, 0), (100, 0)], [0, 1]),
        (LINE, [], []),
    ],
)
def test_order_along_the_route(route, steps, order):
    assert in_walking_order(route, [step and at(*step) for step in steps]) == order


def test_many_steps_on_a_long_track_are_quick():
    track = [at(x % 2_000, x // 2_000 * 5) for x in range(0, 200_000, 10)]
    steps = [at(x, 200) for x in range(0, 2_000, 50)]

    snaps = snap(track, steps)

    assert len(snaps) == 40
    along_m = [s.along_m for s in snaps]
    assert along_m == sorted(along_m)
