"""Screens as editors see them: list, form, preview, who may."""

import re
from datetime import time, timedelta
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from wagtail.models import PageViewRestriction

import pytest

from places.models import Place
from tests.factories import (
    MandateFactory,
    PlaceFactory,
    ScreenFactory,
    UserFactory,
)
from tests.factories.screens import part
from tv import demo, version
from tv.models import Screen
from tv.programme import Slot, slots_of
from tv.screens import facts_of
from tv.signs import seen_words, version_words

LIST = "/admin/snippets/tv/screen/"
ADD = f"{LIST}add/"


def edit_url(screen):
    return f"{LIST}edit/{screen.pk}/"


def card_url(screen):
    return f"/admin/ecrans/{screen.pk}/carte/"


def form(*parts, **fields):
    """What the browser sends of the form: a screen with such parts of a programme."""
    sent = {
        "name": "Hall",
        "kind": "tv",
        "place": "",
        "languages": ["fr"],
        "programme-count": str(len(parts)),
    }
    for place, given in enumerate(parts):
        values = dict(given)
        pages = values.pop("pages", [])
        sent |= {
            f"programme-{place}-deleted": "",
            f"programme-{place}-order": str(place),
            f"programme-{place}-type": "slot",
            f"programme-{place}-id": "",
            f"programme-{place}-value-pages-count": str(len(pages)),
        }
        for row, page in enumerate(pages):
            at = f"programme-{place}-value-pages-{row}"
            sent |= {
                f"{at}-deleted": "",
                f"{at}-order": str(row),
                f"{at}-value": str(page),
            }
        values = {"mode": "window", "begins": "", "ends": "", **values}
        sent |= {f"programme-{place}-value-{k}": v for k, v in values.items()}
    return {**sent, **fields}


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


def test_place_of_a_screen_is_not_deleted_and_the_reason_is_said(
    client, screen, editor
):
    place = PlaceFactory(name="Gare")
    screen.place = place
    screen.save()
    client.force_login(editor)
    one = f"/admin/snippets/places/place/delete/{place.pk}/"
    many = f"/admin/bulk/places/place/delete/?id={place.pk}"

    for address in (one, many):
        text = client.post(address, follow=True).text
        assert "Hall de La Piscine" in unescape(text)
    assert Place.objects.filter(pk=place.pk).exists()

    Screen.objects.all().delete()
    client.post(one)
    assert not Place.objects.filter(pk=place.pk).exists()


def test_only_editors_see_and_change_screens(client, screen, editor, translator):
    president = MandateFactory().user
    addresses = [
        LIST,
        f"{LIST}results/",
        ADD,
        edit_url(screen),
        f"{LIST}copy/{screen.pk}/",
        f"{LIST}delete/{screen.pk}/",
        f"{LIST}history/{screen.pk}/",
        f"{LIST}usage/{screen.pk}/",
        f"{LIST}preview/",
        f"{LIST}preview/{screen.pk}/",
        card_url(screen),
    ]
    for user in (translator, president, UserFactory()):
        client.force_login(user)
        for address in addresses:
            assert client.get(address).status_code in (302, 403), address
            assert client.post(address, form()).status_code in (302, 403, 405)
        assert LIST not in client.get("/admin/", follow=True).text
    screen.refresh_from_db()
    assert screen.name == "Hall de La Piscine"

    client.force_login(editor)
    assert [client.get(address).status_code for address in addresses] == [200] * 11
    assert client.post(f"{LIST}delete/{screen.pk}/").status_code == 302
    assert not Screen.objects.exists()


def test_demonstration_has_three_screens_once_and_takes_them_away(db):
    assert demo.make() == 3
    assert demo.make() == 0

    codes = list(Screen.objects.values_list("code", flat=True))
    assert sorted(codes) == ["DMHT", "DMTB", "DMTV"]
    hotel = Screen.objects.get(code="DMHT")
    assert [slot.mode for slot in slots_of(hotel.programme)] == ["window", "window"]
    demo.remove()
    assert not Screen.objects.exists()
