"""The tiles drawn by ourselves."""

import json
import time
from math import atan, degrees, pi, sinh

import pytest
from defusedxml.ElementTree import fromstring

from core.geo.clipping import clip_line, clip_ring
from core.geo.tiles import (
    DATA_FILE,
    GRID,
    draw_tile,
    load_base_map,
    mercator,
)

pytestmark = pytest.mark.any_database

SVG = "{http://www.w3.org/2000/svg}"
ROUBAIX = (3.1747, 50.6917)


def tile_of(lng, lat, zoom):
    x, y = mercator((lng, lat))
    return zoom, int(x * 2**zoom), int(y * 2**zoom)


def root_of(tile):
    return fromstring(draw_tile(*tile))


def words(tile):
    return [text.text for text in root_of(tile).iter(f"{SVG}text")]


def url(tile):
    return "/tiles/{}/{}/{}.svg".format(*tile)


def test_mercator_of_known_points():
    assert mercator((0, 0)) == (0.5, 0.5)
    assert mercator((-180, 85.0511287798)) == pytest.approx((0, 0), abs=1e-9)


def test_tile_number_as_openstreetmap_counts():
    zoom, x, y = tile_of(3.16782, 50.69229, 14)

    def north_edge(row):
        return degrees(atan(sinh(pi * (1 - 2 * row / 2**zoom))))

    assert (x, y) == (8336, 5507)
    assert x * 360 / 2**zoom - 180 < 3.16782 < (x + 1) * 360 / 2**zoom - 180
    assert north_edge(y + 1) < 50.69229 < north_edge(y)


def test_data_file_is_small_and_names_its_sources():
    data = json.loads(DATA_FILE.read_text(encoding="utf-8"))

    assert DATA_FILE.stat().st_size < 120_000
    assert len(data["areas"]) == 27
    assert len(data["stations"]) == 25
    assert len(data["streets"]) == 6
    assert [source.rpartition("(")[2] for source in data["sources"]] == [
        "Licence Ouverte 2.0)",
        "ODbL 1.0)",
        "ODbL 1.0)",
    ]


def test_tile_is_square_svg_on_linen():
    root = root_of(tile_of(*ROUBAIX, 12))

    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("viewBox")) == ("256", f"0 0 {GRID} {GRID}")
    assert root[0].get("fill") == "#FAF6EF"


def test_commune_names_start_at_zoom_11():
    assert words(tile_of(*ROUBAIX, 10)) == []
    assert "Roubaix" in words(tile_of(*ROUBAIX, 11))


def test_name_is_drawn_at_one_place_in_both_tiles_it_crosses():
    area = next(a for a in load_base_map().areas if a.name == "Villeneuve-d’Ascq")
    for zoom in range(11, 19):
        x, y = (share * 2**zoom for share in area.label)
        seen = []
        for column in range(int(x) - 1, int(x) + 2):
            texts = root_of((zoom, column, int(y))).iter(f"{SVG}text")
            seen += [
                column * GRID + int(text.get("x"))
                for text in texts
                if text.text == area.name
            ]
        assert seen
        assert max(seen) - min(seen) <= 1
        assert seen[0] == pytest.approx(x * GRID, abs=1)


def test_names_do_not_cover_each_other_at_zoom_11():
    shown = words(tile_of(2.9, 50.58, 11))

    assert "Santes" in shown
    assert "Erquinghem-le-Sec" not in shown


def test_station_shows_from_zoom_13_with_its_name_from_15():
    eurotele = (3.180185, 50.691434)

    def circles(zoom):
        return len(list(root_of(tile_of(*eurotele, zoom)).iter(f"{SVG}circle")))

    assert circles(12) == 0
    assert circles(13) > 0
    assert "Eurotéléport" not in words(tile_of(*eurotele, 14))
    assert "Eurotéléport" in words(tile_of(*eurotele, 15))


def test_streets_of_walks_show_from_zoom_12():
    assert b'stroke="#FFFFFF"' not in draw_tile(*tile_of(*ROUBAIX, 11))
    assert b'stroke="#FFFFFF"' in draw_tile(*tile_of(*ROUBAIX, 12))


def test_tile_inside_a_commune_is_wholly_tinted():
    root = root_of(tile_of(3.05, 50.63, 18))

    tinted = root.findall(f"{SVG}path")[1]
    assert tinted.get("fill") == "#F8EFD6"
    # Cut eight pixels outside of the tile, where the outline cannot be seen.
    assert set(tinted.get("d")[1:-1].replace("L", " ").split()) == {"-32", "1056"}


def test_tile_out_of_the_metropolis_is_empty_linen():
    assert len(root_of((12, 0, 0))) == 1


@pytest.mark.parametrize(
    "tile", [(8, 0, 0), (19, 0, 0), (9, 512, 0), (9, 0, 512), (9, -1, 0)]
)
def test_tile_that_does_not_exist_is_refused(tile):
    with pytest.raises(ValueError, match="no tile"):
        draw_tile(*tile)


def test_tile_is_drawn_fast():
    load_base_map()
    best_s = []
    for tile in [tile_of(*ROUBAIX, zoom) for zoom in range(9, 19)]:
        durations_s = []
        for _again in range(5):
            start = time.process_time()
            draw_tile.__wrapped__(*tile)
            durations_s.append(time.process_time() - start)
        best_s.append(min(durations_s))

    # Best of five without the cache, so that a busy machine does not fail the test.
    assert sorted(best_s)[5] < 0.003


def test_view_serves_and_revalidates(client):
    address = url(tile_of(*ROUBAIX, 13))

    response = client.get(address)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=604800"
    assert response.content == draw_tile(*tile_of(*ROUBAIX, 13))
    assert response.cookies == {}
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=604800"


def test_tiles_have_different_tags(client):
    tags = {client.get(url(tile_of(*ROUBAIX, zoom)))["ETag"] for zoom in (12, 13)}

    assert len(tags) == 2


@pytest.mark.parametrize(
    "address",
    [
        "/tiles/8/0/0.svg", "/tiles/19/0/0.svg", "/tiles/9/512/0.svg",
        "/tiles/9/0/512.svg", f"/tiles/{'9' * 400}/0/0.svg",
        f"/tiles/9/{'9' * 400}/0.svg",
    ],
)  # fmt: skip
@pytest.mark.django_db
def test_view_of_a_tile_that_does_not_exist_is_404(client, address):
    assert client.get(address).status_code == 404


def test_view_refuses_to_write(client):
    assert client.post("/tiles/9/0/0.svg").status_code == 405


SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]


def test_ring_is_cut_at_the_box():
    ring = clip_ring(SQUARE, (5, 5, 20, 20))

    assert set(ring) == {(5, 5), (10, 5), (10, 10), (5, 10)}


def test_ring_elsewhere_vanishes():
    assert clip_ring(SQUARE, (20, 20, 30, 30)) == []


def test_line_is_split_into_runs_near_the_box():
    line = [(-50, 5), (5, 5), (50, 5), (50, 50), (5, 50), (5, 8)]

    assert list(clip_line(line, (0, 0, 10, 10))) == [
        [(-50, 5), (5, 5), (50, 5)],
        [(5, 50), (5, 8)],
    ]


def test_line_elsewhere_has_no_run():
    assert list(clip_line([(20, 20), (30, 30)], (0, 0, 10, 10))) == []
