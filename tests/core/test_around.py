"""The map around a point: pins apart and inside, words beside them, nothing unescaped."""

import re
from itertools import combinations
from math import cos, hypot, radians
from xml.etree.ElementTree import fromstring

import pytest

from core.geo.around import MOST_SPOTS, Spot, Words, draw_around, draw_way
from core.geo.geometry import METRES_PER_DEGREE, reach_m
from core.geo.looks import PRINT, SCREEN

pytestmark = pytest.mark.any_database

HERE = (3.1740, 50.6905)
SAID = Words("Around Le Four", "You are here", "Circles: minutes on foot", "© IGN")
NS = "{http://www.w3.org/2000/svg}"
WIDTH, HEIGHT = 800, 560
HOSTILE = '</text><script>alert("1")</script>\x00\ud800&amp;'


def spots(*offsets):
    """Spots so many thousandths of a degree east and north of the middle."""
    return [
        Spot(n, f"Spot {n}", f"{n} min", HERE[0] + x / 1000, HERE[1] + y / 1000)
        for n, (x, y) in enumerate(offsets, start=1)
    ]


def pins(svg):
    """The centre of each pin by its number."""
    found = {}
    for group in fromstring(svg).iter(f"{NS}g"):
        if "data-pin" in group.attrib:
            disk = next(p.get("d") for p in group if "a" in p.get("d", ""))
            x, y, radius = map(float, re.match(r"M(\S+) (\S+)a(\S+) ", disk).groups())
            found[int(group.get("data-pin"))] = (x + radius, y)
    return found


def texts(svg):
    """Every text: its words with the box that they take at most."""
    found = []
    for text in fromstring(svg).iter(f"{NS}text"):
        size, x, y = (float(text.get(name)) for name in ("font-size", "x", "y"))
        width = len(text.text) * size * 0.62
        left = (
            x - width * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
        )
        found.append((text.text, (left, y - 0.8 * size, left + width, y + 0.25 * size)))
    return found


def words_of(svg):
    return [words for words, _box in texts(svg)]


@pytest.mark.parametrize("look", [PRINT, SCREEN])
@pytest.mark.parametrize(
    "offsets",
    [
        [(0, 0)],
        [(0, 0)] * 12,
        [(5, 2)] * 12,
        [(900, 400)] * 12,
        [(-900, 0), (900, 0), (0, 900), (0, -900), (90, 90), (90.01, 90)],
        [(i / 10, i / 20) for i in range(12)],
    ],
    ids=["here", "all here", "one spot", "one corner", "far", "a row"],
)
def test_pins_are_whole_in_the_frame_and_apart(look, offsets):
    found = pins(draw_around(HERE, spots(*offsets), SAID, look))

    assert list(found) == list(range(1, len(offsets) + 1))
    for x, y in found.values():
        assert look.pin <= x <= WIDTH - look.pin
        assert look.pin <= y <= HEIGHT - look.pin
        assert hypot(x - WIDTH / 2, y - HEIGHT / 2) >= look.pin + look.here
    for a, b in combinations(found.values(), 2):
        assert hypot(a[0] - b[0], a[1] - b[1]) >= 2 * look.pin


def test_lone_pin_stands_on_its_point_at_true_distance():
    five_minutes_east = reach_m(5) / METRES_PER_DEGREE / cos(radians(HERE[1])) * 1000

    svg = draw_around(HERE, spots((five_minutes_east, 0)), SAID)

    x, y = pins(svg)[1]
    # Six minutes are the least that a map shows: 280 - 3 * 14 units.
    assert x == pytest.approx(WIDTH / 2 + 238 * 5 / 6, abs=0.1)
    assert y == HEIGHT / 2


def test_words_are_on_no_pin_and_on_no_other_words():
    offsets = [(i % 4 * 2.2 - 3, i // 4 * 2 - 2) for i in range(12)]

    svg = draw_around(HERE, spots(*offsets), SAID, SCREEN)

    centres = pins(svg).values()
    named = [(t, box) for t, box in texts(svg) if not t.isdigit() and len(t) > 1]
    assert len(named) >= 4
    for _words, (left, top, right, bottom) in named:
        for x, y in centres:
            apart = hypot(x - max(left, min(x, right)), y - max(top, min(y, bottom)))
            assert apart >= SCREEN.pin
    for (_a, a), (_b, b) in combinations(named, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_map_names_the_place_stations_and_minutes():
    svg = draw_around(HERE, spots((2, 1), (-3, 1)), SAID, SCREEN)

    named = [words for words in words_of(svg) if len(words) > 1]
    assert named[0] == "You are here"
    assert named[1:3] == ["5\u00a0min", "10\u00a0min"]
    assert "Roubaix – Charles-de-Gaulle" in named
    assert words_of(svg)[-1] == "N"


def test_circles_are_so_many_minutes_on_foot():
    svg = draw_around(HERE, [], SAID, SCREEN)

    ring = next(p for p in fromstring(svg).iter() if p.get("class") == "around-ring")
    radii = [
        float(r) for r in re.findall(r"a(\S+) \S+ 0 1 0 -?\d\S* 0a", ring.get("d"))
    ]
    # Here as on paper: 280 - 3 * 23 units.
    assert radii == [round(211 * 5 / 6, 1), round(211 * 10 / 6, 1)]


def test_hostile_names_are_escaped_and_stay_readable():
    spot = Spot(1, HOSTILE, HOSTILE, HERE[0] + 0.002, HERE[1])
    said = Words(HOSTILE, HOSTILE, HOSTILE, HOSTILE)

    for svg in (
        draw_around(HERE, [spot], said),
        draw_around(HERE, [spot], said, SCREEN),
        draw_way(HERE, spot, said),
        draw_way(HERE, spot, said, SCREEN),
    ):
        assert "<script" not in svg
        assert "\x00" not in svg
        assert fromstring(svg).tag == f"{NS}svg"
    named = fromstring(draw_around(HERE, [spot], said)).find(f"{NS}title").text
    assert named == '</text><script>alert("1")</script>&amp;'


def test_paper_carries_its_colours_and_lists_the_names():
    svg = draw_around(HERE, spots((1, 1), (2, 2), (3, 1)), SAID)

    assert "class=" not in svg
    assert "style=" not in svg
    assert fromstring(svg).find(f"{NS}title").text == "Around Le Four"
    listed = [words for words in words_of(svg) if words.startswith("Spot")]
    assert listed == ["Spot 1", "Spot 2", "Spot 3"]
    assert words_of(svg)[-2:] == ["Circles: minutes on foot", "© IGN"]


def test_screen_has_classes_no_colour_and_no_list():
    svg = draw_around(HERE, spots((1, 1)), SAID, SCREEN)

    assert not re.search("#[0-9A-Fa-f]{6}", svg)
    assert 'class="around-map" aria-label="Around Le Four"' in svg
    assert "Spot 1" not in svg
    assert fromstring(svg).get("viewBox") == "0 0 800 560"


def test_nothing_near_still_shows_the_place():
    svg = draw_around(HERE, [], SAID)

    assert pins(svg) == {}
    assert "You are here" in words_of(svg)
    assert fromstring(svg).get("viewBox") == f"0 0 800 {HEIGHT + 80}"


def test_more_than_twelve_are_left_out():
    svg = draw_around(HERE, spots(*[(n / 2, 1) for n in range(40)]), SAID)

    assert len(pins(svg)) == MOST_SPOTS == 12


def test_pin_at_the_edge_points_outwards():
    near = draw_around(HERE, spots((3, 0)), SAID, SCREEN)
    far = draw_around(HERE, spots((900, 0)), SAID, SCREEN)

    assert near.count("around-spot") == 0
    assert far.count("around-spot") == 1
    assert pins(far)[1] == (WIDTH - 12 - SCREEN.pin, HEIGHT / 2)


def test_pin_beside_its_point_is_led_to_it():
    svg = draw_around(HERE, spots((3, 0), (3, 0)), SAID, SCREEN)

    assert svg.count('class="around-lead"') == 1


@pytest.mark.parametrize("offset", [(0, 0), (3, 2), (200, -100)])
def test_way_has_both_ends_and_a_line(offset):
    goal = spots(offset)[0]._replace(number=0, name="La Piscine")

    svg = draw_way(HERE, goal, SAID, SCREEN)

    x, y = pins(svg)[0]
    assert SCREEN.pin <= x <= WIDTH - SCREEN.pin
    assert SCREEN.pin <= y <= HEIGHT - SCREEN.pin
    assert {"You are here", "La Piscine"} <= set(words_of(svg))
    assert svg.count('class="around-way"') == 1
    assert "0" not in words_of(svg)


@pytest.mark.parametrize("look", [PRINT, SCREEN])
def test_drawing_is_small_and_always_the_same(look):
    everything = spots(*[(n - 6, (n * 7) % 12 - 6) for n in range(12)])

    first = draw_around(HERE, everything, SAID, look)

    assert first == draw_around(HERE, everything, SAID, look)
    assert 5_000 < len(first.encode()) < 60_000


@pytest.mark.parametrize("here", [(2.7, 50.45), (0.0, 0.0), (3.4, 50.85)])
def test_point_without_a_known_town_is_drawn(here):
    svg = draw_around(here, [Spot(1, "a", "b", here[0], here[1])], SAID)

    assert list(pins(svg)) == [1]
