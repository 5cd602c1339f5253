"""The sheet of a walk: what it says, the page to print, the short address."""

from dataclasses import replace
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

import pytest
import segno

from core.qr import qr_runs
from places.clock import this_minute
from places.models import Place
from tests.factories import (
    PlaceFactory,
    ShopFactory,
    ShopPageFactory,
    WalkPageFactory,
    add_step,
)
from walks.models import WalkPage
from walks.passing import Passage
from walks.sheet.along import spread
from walks.sheet.content import sheet_of
from walks.sheet.map import sheet_map

pytestmark = pytest.mark.any_database

START, MIDDLE, END = [3.1740, 50.6905], [3.1780, 50.6890], [3.1860, 50.6860]


def point(lng_lat):
    return {"type": "Point", "coordinates": [*lng_lat]}


def add_shop(name, lng_lat, hours="Tu-Sa 10:00-19:00"):
    place = PlaceFactory(name=name, location=point(lng_lat), opening_hours=hours)
    ShopPageFactory(shop=ShopFactory(name=name, place=place))
    return place


@pytest.fixture
def walk(db, time_machine):
    """Three steps, the one in the middle is a shop; a Friday in November."""
    time_machine.move_to("2026-11-27T11:00:00+01:00", tick=False)
    shop = add_shop("Le Four", MIDDLE)
    walk = WalkPageFactory(title="Le canal", slug="canal", start_words="Au métro")
    add_step(walk, "Départ", location=point(START), text="<p>Un.</p><p>Deux &amp;.</p>")
    add_step(walk, "Le four", place=shop)
    add_step(walk, "La fin", location=point(END))
    return WalkPage.objects.select_related("locale").get(pk=walk.pk)


def steps_of(walk):
    return [step.place_id for step in walk.steps.all() if step.place_id]


def made(walk, **passage):
    at = this_minute()
    with override("fr"):
        return sheet_of(walk, Passage(start=at, **passage), at)


def test_sheet_says_steps_legs_hours_and_their_age(walk):
    sheet = made(walk)

    assert [(step.number, step.title) for step in sheet.steps] == [
        (1, "Départ"),
        (2, "Le four"),
        (3, "La fin"),
    ]
    assert sheet.steps[0].paragraphs == ["Un.", "Deux &."]
    assert [step.leg for step in sheet.steps] == ["330\u00a0m", "660\u00a0m", ""]
    assert sheet.steps[0].hours is None
    hours = sheet.steps[1].hours
    assert hours.words.startswith("mar–sam\u00a010h–19h; ")
    assert hours.age.endswith("20 novembre 2026")
    assert (sheet.start, sheet.end) == ("Au métro", "La fin")
    assert sheet.printed.endswith("27 novembre 2026")
    assert sheet.typed == f"localhost/w/{walk.pk}"


def test_sheet_the_other_way_round_is_numbered_from_the_end(walk):
    sheet = made(walk, reverse=True)

    assert [(s.number, s.title, s.leg) for s in sheet.steps] == [
        (1, "La fin", "660\u00a0m"),
        (2, "Le four", "330\u00a0m"),
        (3, "Départ", ""),
    ]
    assert (sheet.start, sheet.end) == ("La fin", "Au métro")
    assert sheet.steps[1].hours is not None
    assert sheet.map.drawing.stops[0].x > sheet.map.drawing.stops[2].x
    assert sheet.url.endswith("/fr/balades/canal/?reverse=1")


def test_times_are_told_only_for_a_chosen_start(walk):
    assert made(walk).setting_off == ""
    assert made(walk).steps[1].passing == ""

    chosen = made(walk, chosen=True)

    assert "vendredi 27 novembre" in chosen.setting_off
    assert chosen.steps[0].passing.endswith("11\u00a0h")
    assert " · " not in chosen.steps[0].passing
    assert " · " in chosen.steps[1].passing


def test_step_that_is_nowhere_keeps_its_number_off_the_map(walk):
    place = Place.objects.get(name="Le Four", pk__in=steps_of(walk))
    place.location = None
    place.save()
    walk = WalkPage.objects.select_related("locale").get(pk=walk.pk)

    sheet = made(walk)

    assert [step.number for step in sheet.steps] == [1, 2, 3]
    assert [stop.number for stop in sheet.map.drawing.stops] == [1, 3]
    assert [step.leg for step in sheet.steps] == ["", "", ""]


def test_shops_on_the_way_are_those_that_are_no_step(walk):
    add_shop("Le Kiosque", START)
    add_shop("Sans horaires", START, hours="")
    add_shop("Ailleurs", [3.2200, 50.7200])

    assert [shop.title for shop in made(walk).shops] == ["Le Kiosque"]


@pytest.mark.parametrize(
    ("count", "chosen"),
    [(0, []), (3, [0, 1, 2]), (6, [0, 1, 2, 3, 4, 5]), (11, [0, 2, 4, 6, 8, 10])],
)
def test_many_shops_are_spread_along_the_way(count, chosen):
    assert spread(list(range(count)), 6) == chosen


def test_arrows_point_along_the_walk_and_leave_numbers_free():
    east = sheet_map([[3.10, 50.6], [3.12, 50.6]], [], [])
    west = sheet_map([[3.12, 50.6], [3.10, 50.6]], [], [])
    numbered = sheet_map([[3.10, 50.6], [3.12, 50.6]], [(3.11, 50.6)], [1])

    assert len(east.arrows) > 3
    assert all(tip[0] > back[0] for tip, back, _other in east.arrows)
    assert all(tip[0] < back[0] for tip, back, _other in west.arrows)
    assert all(abs(tip[0] - 400) > 22 for tip, _back, _other in numbered.arrows)
    assert sheet_map([], [], []) is None


def test_metro_stations_have_names_that_cover_no_number():
    rihour = (3.06273, 50.63565)
    shown = sheet_map([rihour, (3.0730, 50.6370)], [rihour], [1])

    names = {station.name: station for station in shown.stations}
    assert {"Rihour", "Gare Lille Flandres"} <= set(names)
    stop, station = shown.drawing.stops[0], names["Rihour"]
    apart = ((station.x - stop.x) ** 2 + (station.y - stop.y) ** 2) ** 0.5
    assert apart > 25
    assert all(s.words_at for s in shown.stations)


def test_page_to_print_is_for_no_robot_and_leads_back(client, walk):
    response = client.get("/fr/balades/canal/print/?reverse=1")

    assert response.status_code == 200
    assert response.context["head"].robots.startswith("noindex")
    assert 'rel="canonical"' not in response.text
    assert 'href="/fr/balades/canal/?reverse=1"' in response.text
    assert 'href="/fr/balades/canal/pdf/?reverse=1"' in response.text
    assert f"localhost/w/{walk.pk}</strong>" in response.text
    assert response.cookies == {}
    assert response.headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
@pytest.mark.parametrize("word", ["print", "pdf", "pocket"])
def test_every_language_has_its_own(client, world, word, language):
    response = client.get(f"{world.url('walk', language)}{word}/")

    assert response.status_code == 200
    assert response.cookies == {}


@pytest.mark.parametrize("word", ["print", "pdf", "pocket"])
def test_walk_that_is_not_public_has_none(client, walk, word):
    walk.unpublish()

    assert client.get(f"/fr/balades/canal/{word}/").status_code == 404
    assert client.get(f"/fr/balades/autre/{word}/").status_code == 404
    assert client.post(f"/fr/balades/autre/{word}/").status_code == 405


@pytest.mark.parametrize("word", ["print", "pocket"])
@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_steps(client, db, word, count):
    walk = WalkPageFactory(slug="canal")
    for number in range(count):
        add_step(walk, f"Étape {number}", place=add_shop(f"B{number}", MIDDLE))
    client.get(f"/fr/balades/canal/{word}/")

    with CaptureQueriesContext(connection) as queries:
        client.get(f"/fr/balades/canal/{word}/")

    assert len(queries) == {"print": 3, "pocket": 2}[word]


@pytest.mark.parametrize("form", ["/w/{}", "/w/{}/", "/W/{}", "/W/{}/"])
def test_short_address_leads_to_the_page(client, walk, form):
    response = client.get(form.format(walk.pk))

    assert response.status_code == 302
    assert response.headers["Location"] == "/fr/balades/canal/"


@pytest.mark.parametrize("number", ["0", "1", "999999", "9" * 30])
def test_short_address_of_no_walk_is_not_found(client, walk, number):
    assert client.get(f"/w/{number}", follow=True).status_code == 404
    assert client.get("/w/abc", follow=True).status_code == 404


def test_short_address_of_a_walk_taken_offline_is_not_found(client, walk):
    walk.unpublish()

    assert client.get(f"/w/{walk.pk}", follow=True).status_code == 404


def test_qr_code_is_the_short_address_in_capitals():
    side, runs = qr_runs("https://www.example.org/w/57")

    wanted = segno.make("HTTPS://WWW.EXAMPLE.ORG/W/57", error="m", micro=False)
    rows = [[0] * side for _ in range(side)]
    for x, y, length in runs:
        rows[y][x : x + length] = [1] * length
    assert rows == [list(row) for row in wanted.matrix]
    assert wanted.mode == "alphanumeric"


def test_hours_of_tomorrow_are_not_those_of_a_holiday(walk):
    """The usual week stands although this one has a day off."""
    place = Place.objects.get(name="Le Four", pk__in=steps_of(walk))
    place.opening_hours = "Tu-Sa 10:00-19:00; 2026 Nov 28 off"
    place.save()

    hours = made(walk).steps[1].hours

    assert hours.words.startswith("mar–sam\u00a010h–19h; ")
    assert "28 nov." in hours.but


def test_sheets_of_the_same_content_are_equal(walk):
    sheet = made(walk)

    assert made(walk) == sheet
    assert replace(sheet, title="Autre") != sheet
    assert made(walk).printed_on + timedelta(days=1) > sheet.printed_on
