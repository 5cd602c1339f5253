"""What a phone keeps of a walk: addresses, sizes, pictures, hours."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest

from tests.factories import PlaceFactory, add_step, fiche
from walks import pack

pytestmark = pytest.mark.any_database

WALK = "/fr/balades/rue-de-lannoy/"


@pytest.fixture
def stored(media_folder):
    """Writes a picture of so many bytes; its address."""

    def store(name, size):
        default_storage.save(f"images/{name}", ContentFile(b"x" * size))
        return f"/media/images/{name}"

    return store


def test_pack_lists_the_page_the_files_it_shows_and_the_gpx(client, world):
    found = client.get(f"{WALK}pack/").json()

    sizes = {entry["url"]: entry["bytes"] for entry in found["urls"]}
    assert (found["title"], found["url"]) == ("Rue de Lannoy (fr)", WALK)
    assert (found["language"], found["made_at"]) == ("fr", "2026-11-27T11:00")
    assert sizes[f"{WALK}gpx/"] == len(client.get(f"{WALK}gpx/").content)
    assert sizes[WALK] == len(client.get(WALK).content)
    names = {url.rsplit("/", 1)[-1] for url in sizes}
    assert names >= {"main.css", "icons.svg", "walk.js", "store.js", "age.js"}
    assert {"map.js", "map-layers.js"} & names == set()
    assert len([name for name in names if name.endswith(".woff2")]) == 2
    assert found["bytes"] == sum(sizes.values()) <= 4_000_000


@pytest.mark.parametrize(
    ("language", "path"),
    [("en", "/en/walks/rue-de-lannoy/"), ("nl", "/nl/wandelingen/rue-de-lannoy/")],
)
def test_pack_is_of_the_walk_in_its_language(client, world, language, path):
    found = client.get(f"{path}pack/").json()

    assert (found["url"], found["language"]) == (path, language)
    assert {entry["url"] for entry in found["urls"]} >= {path, f"{path}gpx/"}


def test_pack_says_the_hours_of_the_places_on_the_way_for_three_weeks(client, world):
    hours_of_x = "Mo-Sa 09:00-12:00; 2026 Nov 30 off"
    page = fiche(title="X", slug="x", opening_hours=hours_of_x)
    add_step(world.walks["fr"], "Encore", place=page.shop.place)

    hours = client.get(f"{WALK}pack/").json()["hours"]

    def words(url):
        return [hours["words"][number] for number in hours["places"][url]]

    assert (hours["days"][0], hours["days"][-1]) == ("2026-11-27", "2026-12-17")
    assert set(words("/fr/boutiques/le-four/")) == {"24\u00a0h sur 24"}
    assert words("/fr/boutiques/x/")[:4] == [
        "9\u00a0h – 12\u00a0h",
        "9\u00a0h – 12\u00a0h",
        "fermé",
        "fermé",
    ]


def test_pack_has_another_version_when_the_content_changed(client, world):
    first = client.get(f"{WALK}pack/")
    again = client.get(f"{WALK}pack/", headers={"If-None-Match": first["ETag"]})
    world.fiches["fr"].save()

    changed = client.get(f"{WALK}pack/").json()

    assert again.status_code == 304
    assert changed["version"] != first.json()["version"]


def test_pack_of_a_private_walk_is_not_given_away(client, world):
    PageViewRestriction.objects.create(
        page=world.walks["fr"], restriction_type="password", password="sésame"
    )

    assert client.get(f"{WALK}pack/").status_code == 404


def test_pack_of_a_draft_or_of_nothing_is_not_found(client, world):
    world.walks["fr"].unpublish()

    assert client.get(f"{WALK}pack/").status_code == 404
    assert client.get("/fr/balades/inconnue/pack/").status_code == 404
    assert client.post("/en/walks/rue-de-lannoy/pack/").status_code == 405


@pytest.mark.parametrize("more_steps", [0, 2])
def test_pack_once_read_costs_two_queries(client, world, more_steps):
    for number in range(more_steps):
        add_step(world.walks["fr"], f"Arrêt {number}", place=PlaceFactory())
    client.get(f"{WALK}pack/")

    with CaptureQueriesContext(connection) as queries:
        client.get(f"{WALK}pack/")

    assert len(queries) == 2


def test_picture_nearest_to_800_pixels_stands_for_all_candidates(stored):
    small, wide = stored("a.480.webp", 30), stored("a.1200.webp", 90)

    sizes, table = pack.chosen_pictures([{small: 480, wide: 1200}], 1000)

    assert sizes == {wide: 90}
    assert table == {small: wide, wide: wide}


def test_pictures_that_do_not_fit_are_narrower_then_fewer(stored):
    pictures = [
        {stored(f"{n}.480.webp", 30): 480, stored(f"{n}.1200.webp", 90): 1200}
        for n in range(4)
    ]

    sizes, table = pack.chosen_pictures(pictures, 160)

    assert [url.removeprefix("/media/images/") for url in sizes] == [
        "0.1200.webp",
        "1.480.webp",
        "2.480.webp",
    ]
    assert len(table) == 6


def test_at_most_twelve_pictures_and_none_that_is_not_there(stored):
    gone = {"/media/images/gone.webp": 800}
    pictures = [gone, *({stored(f"{n}.webp", 1): 800} for n in range(14))]

    sizes, _table = pack.chosen_pictures(pictures, 1000)

    assert len(sizes) == 11
    assert "/media/images/gone.webp" not in sizes
