"""Walks on screens: the list, a walk as a whole, its steps, its end."""

import re

from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from wagtail.models import PageViewRestriction

import pytest

from core.short import code_of
from core.versions import forget
from places.clock import this_minute
from places.nearby import Point
from tests.factories import PlaceFactory, ScreenFactory, WalkPageFactory, add_step
from tests.walks.test_sheet import END, START, add_shop, walk  # noqa: F401
from tv.walk_map import OF_STEP, walk_map
from tv.walk_texts import LESS, USUAL, beside, parts_of, room_of
from tv.walks import Listed, chosen, from_here
from walks.following import rows_of
from walks.passing import Passage

pytestmark = pytest.mark.any_database

CANAL = "/tv/fr/balades/canal/"
STEPS = f"{CANAL}pocket/"


def links(response):
    """Where each link of the page leads, by its id."""
    found = re.findall(r'<a [^>]*?id="([^"]+)"[^>]*? href="([^"]+)"', response.text)
    return {name: address.replace("&amp;", "&") for name, address in found}


def titles(response):
    return [card.title for card in response.context["cards"]]


@pytest.fixture
def screen(db):
    """A screen in the hall at the start of the walk."""
    place = PlaceFactory(location={"type": "Point", "coordinates": START})
    return ScreenFactory(code="K7F2", place=place)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Doux", "Raide", "Roues"]),
        ("?mode=foot", ["Doux", "Raide"]),
        ("?mode=bike", ["Roues"]),
        ("?difficulty=hard", ["Raide"]),
        ("?mode=bike&difficulty=hard", []),
        ("?mode=unknown&difficulty=x&sort=near&page=77", ["Doux", "Raide", "Roues"]),
    ],
)
def test_list_asks_as_the_ordinary_list_does(client, db, query, expected):
    WalkPageFactory(title="Raide", difficulty="hard", position=2)
    WalkPageFactory(title="Doux", position=1)
    WalkPageFactory(title="Roues", mode="bike", position=3)

    response = client.get(f"/tv/fr/balades/{query}")

    assert titles(response) == expected
    assert ("Rien ne correspond" in response.text) == (not expected)
    assert set(links(response)) >= {"choice-all", "choice-foot", "choice-hard"}


def test_choice_that_is_made_is_taken_back_by_the_same_link(client, db):
    WalkPageFactory(difficulty="hard")
    WalkPageFactory(mode="bike")

    found = links(client.get("/tv/fr/balades/?mode=bike"))

    assert found["choice-bike"] == "/tv/fr/balades/"
    assert found["choice-all"] == "/tv/fr/balades/"
    assert found["choice-hard"] == "/tv/fr/balades/?mode=bike&difficulty=hard"


def test_screen_with_a_place_says_how_far_and_puts_the_nearest_first(client, screen):
    far = {"type": "LineString", "coordinates": [[3.06, 50.63], [3.07, 50.64]]}
    near = {"type": "LineString", "coordinates": [[3.1780, 50.6890], END]}
    WalkPageFactory(title="Loin", route=far, position=1)
    WalkPageFactory(title="Près", route=near, position=2)

    plain = client.get("/tv/fr/balades/?ecran=K7F2")
    sorted_ = client.get("/tv/fr/balades/?sort=near&ecran=K7F2")

    assert titles(plain) == ["Loin", "Près"]
    assert titles(sorted_) == ["Près", "Loin"]
    assert links(plain)["choice-near"] == "/tv/fr/balades/?sort=near&ecran=K7F2"
    assert sorted_.context["cards"][0].area.split()[2:4] == ["6", "min"]
    assert "km" in sorted_.context["cards"][1].area
    assert titles(client.get("/tv/fr/balades/?sort=near")) == ["Loin", "Près"]


@pytest.mark.parametrize(
    ("away_m", "words"),
    [
        (0, "starts right here"),
        (345, "starts 6 min on foot from here"),
        (2_600, "starts 45 min on foot from here"),
        (2_700, "starts 2.7\u00a0km from here"),
        (float("inf"), ""),
    ],
)
def test_way_to_the_start_in_words(away_m, words):
    with override("en"):
        assert from_here(away_m, "en") == words


def test_walk_without_a_start_comes_last():
    walks = [Listed("nowhere", None), Listed("there", [3.2, 50.7])]

    found = chosen(walks, QueryDict("sort=near"), Point(50.7, 3.2))

    assert [one.row for one in found] == ["there", "nowhere"]


def test_list_without_a_walk_says_so(client, db):
    response = client.get("/tv/nl/wandelingen/")

    assert response.status_code == 200
    assert response.context["choices"] == []
    assert 'class="empty"' in response.text


def test_walk_begins_goes_the_other_way_and_shows_its_steps(client, walk):  # noqa: F811
    response = client.get(CANAL)
    found = links(response)

    assert found["begin"] == STEPS
    assert found["turn"] == f"{CANAL}?reverse=1"
    assert [card.title for card in response.context["steps"]["cards"]] == [
        "Départ",
        "Le four",
        "La fin",
    ]
    assert f'href="{STEPS}?step=3"' in response.text
    assert f'id="begin" href="{STEPS}" data-tv-first' in response.text
    assert response.context["qr"].typed == f"localhost/b/{code_of(walk.pk)}"


def test_walk_the_other_way_round_keeps_its_direction(client, walk):  # noqa: F811
    response = client.get(f"{CANAL}?reverse=1&ecran=NONE")
    found = links(response)

    assert found["begin"] == f"{STEPS}?reverse=1"
    assert found["turn"] == CANAL
    assert response.context["steps"]["cards"][0].title == "La fin"
    assert response.context["canonical"] == "http://localhost/fr/balades/canal/"


@pytest.mark.parametrize(
    ("query", "heading", "previous", "following"),
    [
        ("", "1. Départ", None, "?step=2"),
        ("?step=2", "2. Le four", "", "?step=3"),
        ("?step=3", "3. La fin", "?step=2", "?step=4"),
        ("?step=2&reverse=1", "2. Le four", "?reverse=1", "?reverse=1&step=3"),
        ("?step=x", "1. Départ", None, "?step=2"),
        (f"?step={'9' * 10_000}", "1. Départ", None, "?step=2"),
        ("?step=%00&part=-3&texte=%00", "1. Départ", None, "?step=2"),
        (
            "?step=2&texte=grand",
            "2. Le four",
            "?texte=grand",
            "?step=3&texte=grand",
        ),
        ("?step=3&texte=grand", "3. La fin", "?step=2&texte=grand", "?step=4"),
    ],
)
def test_step_with_the_ways_on_and_back(
    client,
    walk,  # noqa: F811
    query,
    heading,
    previous,
    following,
):
    response = client.get(f"{STEPS}{query}")
    found = links(response)

    assert response.context["title"] == heading
    assert found.get("previous") == (None if previous is None else STEPS + previous)
    assert found["next"] == STEPS + following
    assert 'data-tv-first="always"' in response.text


def test_step_leads_to_its_place_to_every_step_and_to_large_text(client, walk):  # noqa: F811
    found = links(client.get(f"{STEPS}?step=2"))

    assert found["place"] == f"/tv{walk.ordered_steps()[1].place.cards['fr']['url']}"
    assert [found[f"step-{number}"] for number in (1, 2, 3)] == [
        STEPS,
        f"{STEPS}?step=2",
        f"{STEPS}?step=3",
    ]
    assert "large" not in found
    assert links(client.get(STEPS))["large"] == f"{STEPS}?texte=grand"


def test_large_text_stands_alone_and_leads_back(client, walk):  # noqa: F811
    response = client.get(f"{STEPS}?texte=grand")

    assert response.context["paragraphs"] == ["Un.", "Deux &."]
    assert "walk-map" not in response.text
    assert links(response)["usual"] == STEPS
    assert links(response)["step-3"] == f"{STEPS}?step=3&texte=grand"


def test_code_on_a_step_leads_to_the_same_step_of_the_pocket_walk(client, walk):  # noqa: F811
    response = client.get(f"{STEPS}?step=2&ecran=gone")

    assert response.context["canonical"] == (
        "http://localhost/fr/balades/canal/pocket/?step=2"
    )
    assert response.context["qr"].typed == f"localhost/b/{code_of(walk.pk)}"
    assert response.context["back_url"] == CANAL


def test_past_the_end_one_has_arrived_among_what_is_near(client, walk):  # noqa: F811
    add_shop("Le Comptoir", END)

    response = client.get(f"{STEPS}?step=77&reverse=0")
    found = links(response)

    assert found["previous"] == f"{STEPS}?step=3"
    assert found["whole"] == CANAL
    assert found["all"] == "/tv/fr/balades/"
    assert response.context["rows"][0]["name"] == "shops"
    assert response.context["rows"][0]["cards"][0].title == "Le Comptoir"


def test_long_text_is_read_part_by_part(client, walk):  # noqa: F811
    sentence = "Une phrase de quarante signs, pas de plus. "
    add_step(walk, "Longue", text=f"<p>{sentence * 30}</p>", location=None)

    first = client.get(f"{STEPS}?step=4")
    parts = first.context["parts"]
    last = client.get(f"{STEPS}?step=4&part={parts}")
    beyond = client.get(f"{STEPS}?step=4&part=999")

    assert parts == 3
    assert links(first)["part-next"] == f"{STEPS}?step=4&part=2"
    assert "part-first" not in links(first)
    assert "part-next" not in links(last)
    assert links(last)["part-first"] == f"{STEPS}?step=4"
    assert beyond.context["paragraphs"] == last.context["paragraphs"]


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("", 10, [[]]),
        ("<p></p>", 10, [[]]),
        ("<p>Un.</p><p>Deux.</p>", 99, [["Un.", "Deux."]]),
        ("<p>Un.</p><p>Deux.</p>", 20, [["Un."], ["Deux."]]),
        ("<p>Un mot. Deux mots. Trois.</p>", 19, [["Un mot. Deux mots."], ["Trois."]]),
        ("<p>un deux trois</p>", 8, [["un deux"], ["trois"]]),
        ("<p>aaaaaaaaaaaa</p>", 8, [["aaaaaaaa"], ["aaaa"]]),
    ],
)
def test_parts_of_a_text_end_with_sentences(text, most, expected):
    assert parts_of(text, most) == expected


@pytest.mark.parametrize("steps", [9, 10])
@pytest.mark.parametrize("signs", [USUAL.beside - 40, LESS.beside - 40, 10_000])
def test_no_word_of_a_text_is_lost_and_no_part_is_too_long(signs, steps):
    room = room_of(steps)
    words = [f"mot{number}{'.' * (number % 9 == 0)}" for number in range(signs // 6)]
    text = f"<p>{' '.join(words)}</p>"

    whole, large = beside(text, room), parts_of(text, room.large)
    for parts, most in ((whole, room.beside), (large, room.large)):
        assert " ".join(" ".join(part) for part in parts).split() == words
        assert all(sum(map(len, part)) <= most for part in parts)


def test_long_title_leaves_less_room_for_the_text():
    text = f"<p>{'Une phrase. ' * 58}</p>"

    assert len(beside(text, USUAL, "T" * 52)) == 1
    assert len(beside(text, USUAL, "T" * 53)) == 2


def test_map_of_a_step_marks_it_and_what_is_behind(walk):  # noqa: F811
    passage = Passage.at_once(this_minute())
    with override("fr"):
        drawn = walk_map(walk, passage, rows_of(walk, passage), OF_STEP, here=2)

    assert [(mark.number, mark.place) for mark in drawn.marks] == [
        (1, "done"),
        (3, "ahead"),
        (2, "here"),
    ]
    assert drawn.ends == []
    assert drawn.drawing.width == OF_STEP.width


def test_walk_without_steps_has_no_beginning_but_an_end(client, db):
    WalkPageFactory(slug="kanaal", language="nl")
    address = "/tv/nl/wandelingen/kanaal/"

    whole, end = client.get(address), client.get(f"{address}pocket/")

    assert (whole.status_code, end.status_code) == (200, 200)
    assert "begin" not in links(whole)
    assert "turn" not in links(whole)
    assert links(whole)["plan"] == f"{address}?plan=grand"
    assert links(client.get(f"{address}?plan=grand"))["whole"] == address
    assert "previous" not in links(end)


def test_walk_without_a_route_or_a_place_is_told_without_a_map(client, walk):  # noqa: F811
    walk.steps.all().delete()
    add_step(walk, "Nulle part", text="<p>Ici ou là.</p>")
    type(walk).objects.filter(pk=walk.pk).update(route={}, prepared={})
    forget()

    whole, step = client.get(f"{CANAL}?plan=grand"), client.get(STEPS)

    assert (whole.status_code, step.status_code) == (200, 200)
    assert "walk-map" not in whole.text + step.text
    assert step.context["paragraphs"] == ["Ici ou là."]


@pytest.mark.parametrize("rest", ["", "pocket/", "pocket/?step=2&texte=grand"])
def test_draft_and_private_walks_are_not_found(client, walk, rest):  # noqa: F811
    assert client.get(f"{CANAL}{rest}").status_code == 200

    restriction = PageViewRestriction.objects.create(
        page=walk, restriction_type="login"
    )
    assert client.get(f"{CANAL}{rest}").status_code == 404
    assert client.get("/tv/fr/balades/").context["cards"] == []

    restriction.delete()
    walk.unpublish()
    assert client.get(f"{CANAL}{rest}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/tv/nl/wandelingen/?mode=foot",
        "/tv/nl/wandelingen/kanaal/",
        "/tv/nl/wandelingen/kanaal/?plan=grand&ecran=K7F2",
        "/tv/nl/wandelingen/kanaal/pocket/?step=2",
        "/tv/nl/wandelingen/kanaal/pocket/?step=2&texte=grand",
        "/tv/nl/wandelingen/kanaal/pocket/?step=3",
    ],
)
def test_pages_of_walks_are_public_and_the_same_for_all(client, screen, path):
    found = WalkPageFactory(slug="kanaal", language="nl")
    add_step(found, "Begin", place=screen.place, text="<p>Hier.</p>")
    add_step(found, "Einde", place=add_shop("De Oven", END), text="<p>Daar.</p>")

    response = client.get(path)

    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in response.text
    assert '<html lang="nl">' in response.text
    assert response.headers["Cache-Control"].startswith("public")
    assert "Vary" not in response.headers
    assert not response.cookies
    ids = re.findall(r' id="([^"]+)"', response.text)
    assert len(ids) == len(set(ids))
    assert len(re.findall(r"<h1[ >]", response.text)) == 1


@pytest.mark.parametrize(
    ("rest", "queries"), [("", 5), ("pocket/?step=1", 4), ("pocket/?texte=grand", 3)]
)
@pytest.mark.parametrize("steps", [1, 3])
def test_queries_do_not_grow_with_the_steps(client, db, rest, queries, steps):
    found = WalkPageFactory(slug="canal")
    for number in range(steps):
        add_step(found, f"Étape {number}", place=PlaceFactory())
    forget()

    with CaptureQueriesContext(connection) as captured:
        response = client.get(f"{CANAL}{rest}")

    assert response.status_code == 200
    assert len(captured) == queries


@pytest.mark.parametrize("walks", [1, 3])
def test_queries_do_not_grow_with_the_walks(client, db, walks):
    for _number in range(walks):
        WalkPageFactory()
    forget()

    with CaptureQueriesContext(connection) as captured:
        response = client.get("/tv/fr/balades/")

    assert len(response.context["cards"]) == walks
    assert len(captured) == 3
