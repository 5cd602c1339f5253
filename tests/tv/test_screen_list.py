"""The list of screens as editors see it: words, filters, spreadsheet, first page."""

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

import pytest

from tests.factories import (
    PlaceFactory,
    ScreenFactory,
)
from tests.factories.screens import part
from tests.tv.screen_forms import LIST
from tv import version
from tv.models import Screen
from tv.signs import seen_words, version_words


@pytest.fixture
def screen(db):
    return ScreenFactory(name="Hall de La Piscine", code="K7F2")


def test_list_has_the_same_number_of_queries_for_one_screen_and_three(
    client, screen, editor, world
):
    client.force_login(editor)
    slides = [part("08:00", "12:00", pages=[world.fiches["fr"]])]
    Screen.objects.update(place=world.museum)
    client.get(LIST)
    counts = []
    for _ in range(2):
        client.get("/tv/fr/?ecran=K7F2")
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
        for name in "AB":
            ScreenFactory(name=name, place=PlaceFactory(), programme=slides)

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, "never"),
        (-1, "just now"),
        (0, "just now"),
        (1, "1 min ago"),
        (59, "59 min ago"),
        (60, "1 h ago"),
        (23 * 60 + 59, "23 h ago"),
        (24 * 60, "1 day ago"),
        (72 * 60, "3 days ago"),
    ],
)
def test_age_of_the_last_sign_in_words(time_machine, minutes, words):
    time_machine.move_to("2026-11-23T12:00:00+01:00", tick=False)
    seen_at = None if minutes is None else timezone.now() - timedelta(minutes=minutes)

    with override("en"):
        assert seen_words(Screen(seen_at=seen_at)) == words


def test_version_is_old_when_the_portal_serves_another_one():
    with override("en"):
        said = [
            version_words(Screen(seen_version=seen))
            for seen in ("", version.current(), "0ld")
        ]

    assert said == ["", "up to date", "old: reload it"]


def names(client, query):
    rows = client.get(f"{LIST}?{query}").context["object_list"]
    return [row.name for row in rows]


def test_editor_finds_screens_by_kind_state_name_code_and_place(
    client, editor, time_machine
):
    time_machine.move_to("2026-11-23T12:00:00+01:00", tick=False)
    now = timezone.now()
    ScreenFactory(name="Neuf", code="B2C3")
    ScreenFactory(name="Muet", seen_at=now - timedelta(days=2), kind="tablet")
    ScreenFactory(name="Vit", seen_at=now, place=PlaceFactory(name="Gare"))
    client.force_login(editor)

    assert names(client, "") == ["Muet", "Neuf", "Vit"]
    assert names(client, "kind=tablet") == ["Muet"]
    assert names(client, "sign=silent") == ["Muet"]
    assert names(client, "sign=heard") == ["Vit"]
    assert names(client, "sign=never") == ["Neuf"]
    assert names(client, "q=neuf") == ["Neuf"]
    assert names(client, "q=b2c3") == ["Neuf"]
    assert names(client, "q=gare") == ["Vit"]
    for nonsense in ("kind=%00", "sign=zzz", "q=%00", "p=0"):
        assert client.get(f"{LIST}?{nonsense}").status_code in (200, 404)


def test_spreadsheet_of_silent_screens_runs_no_formula(client, editor):
    long_ago = timezone.now() - timedelta(days=2)
    place = PlaceFactory(name="=1+1", city="")
    ScreenFactory(name="+2", code="B2C3", seen_at=long_ago, place=place)
    ScreenFactory(name="Vit", seen_at=timezone.now())
    client.force_login(editor)

    lines = client.get(f"{LIST}?sign=silent&export=csv").getvalue().decode()

    (row,) = lines.splitlines()[1:]
    assert row.startswith("'+2,")
    assert ",'=1+1,B2C3," in row


def test_first_page_counts_silent_screens_for_who_may_change_them(
    client, editor, translator
):
    address = f"{LIST}?sign=silent"
    client.force_login(editor)
    assert address not in client.get("/admin/").text

    long_ago = timezone.now() - timedelta(days=2)
    for name in "AB":
        ScreenFactory(name=name, seen_at=long_ago)

    page = client.get("/admin/").text
    assert re.search(rf'href="{re.escape(address)}"[^>]*><span>2</span>', page)
    assert names(client, "sign=silent") == ["A", "B"]
    client.force_login(translator)
    assert address not in client.get("/admin/").text
