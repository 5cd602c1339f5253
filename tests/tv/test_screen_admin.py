"""The form of a screen: what is kept, what is refused, what it says."""

from datetime import time

from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest

from tests.factories import (
    ScreenFactory,
)
from tests.factories.screens import part
from tests.tv.screen_forms import ADD, LIST, card_url, edit_url, form
from tv.models import Screen
from tv.programme import Slot, slots_of
from tv.screens import facts_of


@pytest.fixture
def screen(db):
    return ScreenFactory(name="Hall de La Piscine", code="K7F2")


def test_editor_adds_a_screen_that_gets_a_code_of_its_own(client, editor, world):
    client.force_login(editor)
    parts = [
        {"begins": "08:00", "ends": "12:00", "days": ["0", "5"], "shown": ["walk"]},
        {"mode": "browse", "pages": [world.fiches["fr"].pk]},
    ]

    response = client.post(ADD, form(*parts, place=str(world.museum.pk)))

    assert response.status_code == 302
    screen = Screen.objects.get()
    assert len(screen.code) == 4
    assert (screen.name, screen.place, screen.languages) == (
        "Hall",
        world.museum,
        ["fr"],
    )
    assert slots_of(screen.programme) == (
        Slot("window", {0, 5}, time(8), time(12), shown={"walk"}),
        Slot("browse", pages=(world.fiches["fr"].pk,)),
    )


def test_screen_without_languages_offers_all(client, editor):
    client.force_login(editor)

    assert client.post(ADD, form(languages=[])).status_code == 302

    screen = Screen.objects.get()
    assert facts_of(screen).languages == ("fr", "en", "nl")


FAULTY_PROGRAMMES = [
    [{"begins": "08:00"}],
    [{"ends": "08:00"}],
    [{"begins": "25:00", "ends": "26:00"}],
    [{"begins": "x" * 10_000, "ends": "08:00"}],
    [{"mode": "nonsense"}],
    [{"mode": ""}],
    [{"days": ["7"]}],
    [{"shown": ["nonsense"]}],
    [{"territory": "nowhere"}],
    [{"categories": ["nonsense", "\0"]}],
    [{"pages": ["999999"]}],
    [{} for _ in range(13)],
]


def test_faulty_programme_is_refused_whole(client, screen, editor):
    client.force_login(editor)

    for parts in FAULTY_PROGRAMMES:
        response = client.post(edit_url(screen), form(*parts, name="Autre"))

        assert response.status_code == 200, parts
        assert list(response.context["form"].errors) == ["programme"], parts
    screen.refresh_from_db()
    assert screen.name == "Hall de La Piscine"


FAULTY_FIELDS = [
    {"name": ""},
    {"name": "x" * 81},
    {"kind": "radio"},
    {"place": "999999"},
    {"languages": ["de"]},
]


def test_faulty_field_is_refused_by_its_name(client, screen, editor):
    client.force_login(editor)

    for fields in FAULTY_FIELDS:
        response = client.post(edit_url(screen), form(**fields))

        assert list(response.context["form"].errors) == list(fields)


def test_pages_put_forward_are_public_and_have_a_page_on_screens(
    client, screen, editor, world
):
    fiche, hidden = world.fiches["fr"], world.events["fr"]
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    draft = world.walks["fr"]
    draft.live = False
    draft.save()
    client.force_login(editor)

    def refused(page):
        response = client.post(edit_url(screen), form({"pages": [page.pk]}))
        return response.status_code == 200

    assert not refused(fiche)
    pages = [hidden, draft, world.standards["fr"], fiche.get_parent()]
    assert [refused(page) for page in pages] == [True] * 4
    screen.refresh_from_db()
    assert slots_of(screen.programme)[0].pages == (fiche.pk,)


def test_form_says_how_to_open_the_set_and_what_it_shows(client, editor):
    programme = [part("08:00", "12:00", days=["0"])]
    hall = ScreenFactory(code="K7F2", programme=programme)
    tablet = ScreenFactory(code="B2C3", kind="tablet")
    client.force_login(editor)

    page = client.get(edit_url(hall)).text
    assert "http://localhost/tv/?ecran=K7F2" in page
    assert "http://localhost/tv/ambiance/?ecran=K7F2" in page
    assert f'href="{card_url(hall)}"' in page
    assert ">lundi</th>" in page
    page = client.get(edit_url(tablet)).text
    assert "http://localhost/?borne=B2C3" in page
    assert "/tv/?ecran" not in page
    assert "lundi</th>" not in page


def test_card_to_print_has_code_address_and_qr(client, screen, editor):
    screen.name = "<b>Hall</b>"
    screen.save()
    client.force_login(editor)

    card = client.get(card_url(screen)).text

    assert "&lt;b&gt;Hall&lt;/b&gt;" in card
    assert "localhost/tv/?ecran=K7F2" in card
    assert 'aria-label="localhost/tv/?ecran=K7F2"' in card
    gone = client.get("/admin/ecrans/999999/carte/", follow=True)
    assert gone.status_code == 404


def test_copy_has_a_code_of_its_own_and_was_never_seen(client, editor):
    first = ScreenFactory(
        name="Un", code="K7F2", seen_at=timezone.now(), programme=[part()]
    )
    client.force_login(editor)

    copied = client.get(f"{LIST}copy/{first.pk}/")
    assert copied.context["form"].instance.code == ""
    assert client.post(f"{LIST}copy/{first.pk}/", form(name="Deux")).status_code == 302

    first.refresh_from_db()
    second = Screen.objects.exclude(pk=first.pk).get()
    assert (first.name, first.code) == ("Un", "K7F2")
    assert second.name == "Deux"
    assert second.code not in ("", "K7F2")
    assert second.seen_at is None
