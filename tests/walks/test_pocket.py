"""The walk in the pocket: which step is asked for, ways on and back, the arrival."""

import re

import pytest

from tests.walks.test_sheet import END, add_shop, walk  # noqa: F401
from walks.pocket import pocket_paths, step_asked

pytestmark = pytest.mark.any_database

LONG = "9" * 10_000


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (None, 1),
        ("", 1),
        ("1", 1),
        ("3", 3),
        ("4", 4),
        ("5", 4),
        ("999", 4),
        ("0", 1),
        ("-1", 1),
        ("2.5", 1),
        ("abc", 1),
        ("²", 1),
        ("٣", 1),
        ("\x00", 1),
        (LONG, 1),
    ],
)
def test_step_of_three_that_is_asked_for(raw, number):
    assert step_asked(raw, 3) == number


def links(response):
    return re.findall(r'rel="(?:prev|next)" href="(.+?)"', response.text)


@pytest.mark.parametrize(
    ("query", "heading", "ways"),
    [
        ("", "Départ", ["?step=2#step"]),
        ("?step=2", "Le four", ["#step", "?step=3#step"]),
        ("?step=3", "La fin", ["?step=2#step", "?step=4#step"]),
        (
            "?step=2&reverse=1",
            "Le four",
            ["?reverse=1#step", "?reverse=1&amp;step=3#step"],
        ),
        ("?step=x&reverse=1", "La fin", ["?reverse=1&amp;step=2#step"]),
    ],
)
def test_one_step_with_the_ways_on_and_back(client, walk, query, heading, ways):  # noqa: F811
    response = client.get(f"/fr/balades/canal/pocket/{query}")

    assert response.context["step"]["title"] == heading
    assert links(response) == [f"/fr/balades/canal/pocket/{way}" for way in ways]
    assert response.context["head"].robots.startswith("noindex")


def test_step_says_how_far_the_next_one_is_and_whether_it_is_open(client, walk):  # noqa: F811
    response = client.get("/fr/balades/canal/pocket/?step=2")

    assert "<strong>660\u00a0m</strong>" in response.text
    assert "La fin" in response.text
    assert '<p class="state open">' in response.text
    assert response.text.count("data-lat=") == 2
    assert 'class="pocket-here"' in response.text
    assert response.text.count('class="pocket-done"') == 1


@pytest.mark.parametrize("query", ["?step=4", "?step=77", "?step=9999"])
def test_past_the_end_one_has_arrived(client, walk, query):  # noqa: F811
    add_shop("Le Comptoir", END)

    response = client.get(f"/fr/balades/canal/pocket/{query}")

    assert links(response) == ["/fr/balades/canal/pocket/?step=3#step"]
    assert response.context["around"]["shops"][0].title == "Le Comptoir"
    assert 'href="/fr/balades/canal/"' in response.text


def test_walk_without_steps_has_only_an_arrival(client, world):
    world.walks["fr"].steps.all().delete()

    response = client.get(f"{world.url('walk')}pocket/")

    assert response.status_code == 200
    assert links(response) == []


def test_language_menu_is_not_needed_but_the_head_stays_private(client, walk):  # noqa: F811
    response = client.get("/fr/balades/canal/pocket/?step=2")

    assert 'rel="canonical"' not in response.text
    assert "hreflang" not in response.text
    assert response.headers["Cache-Control"].startswith("public")


def test_addresses_to_keep_offline_are_all_screens(client, walk):  # noqa: F811
    paths = pocket_paths(walk.path_url, 3)

    assert paths == [
        "/fr/balades/canal/pocket/",
        "/fr/balades/canal/pocket/?step=2",
        "/fr/balades/canal/pocket/?step=3",
        "/fr/balades/canal/pocket/?step=4",
    ]
    assert {client.get(path).status_code for path in paths} == {200}
    pack = client.get("/fr/balades/canal/pack/").json()
    assert set(paths) < {entry["url"] for entry in pack["urls"]}
