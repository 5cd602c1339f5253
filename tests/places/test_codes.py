"""Short addresses, their QR codes and their stickers."""

import re
from xml.etree import ElementTree

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest
import segno

from core.qr import qr_code
from places import stickers
from places.models import Place
from shops.choices import ShopStatus
from tests.factories import PlaceFactory

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def code(world):
    """The code of a shop that has a page in three languages."""
    return world.shop.place.code


def drawn(svg):
    """The dark modules of a QR code drawn by segno, as rows of 0 and 1."""
    root = ElementTree.fromstring(svg)
    side = int(root.get("viewBox").split()[2])
    rows = [[0] * side for _ in range(side)]
    path = root.find(f".//{SVG}path[@stroke]").get("d")
    x = y = 0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]*)", path):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            for column in range(int(x), int(x + values[0])):
                rows[int(y)][column] = 1
            x += values[0]
        elif command == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    return rows


def border_of(rows, width):
    """Every module of the white border."""
    inner = range(width, len(rows) - width)
    return [
        module
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if x not in inner or y not in inner
    ]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nl", "nl"),
        ("nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        ("de-DE,de;q=0.9,en;q=0.5,fr;q=0.4", "en"),
        ("EN", "en"),
        ("de", "fr"),
        ("*", "fr"),
        ("", "fr"),
        ("\x00;;q=z,,", "fr"),
        ("nl," * 5000, "nl"),
    ],
)
def test_short_address_leads_to_the_page_in_the_visitors_language(
    client, world, code, accepted, language
):
    response = client.get(f"/c/{code}", headers={"Accept-Language": accepted})

    assert response.status_code == 302
    assert response.headers["Location"] == world.url("fiche", language)
    assert response.headers["Vary"] == "Accept-Language"
    assert response.headers["Cache-Control"] == "private, max-age=60"
    assert response.cookies == {}


@pytest.mark.parametrize("form", ["/c/{}", "/c/{}/", "/C/{}", "/C/{}/"])
def test_short_address_in_any_writing_leads_there_in_one_step(client, world, form):
    address = form.format(world.museum.code)

    for written in (address, address.lower().replace("/c/", form[:3])):
        response = client.get(written, headers={"Accept-Language": "en"})
        assert response.headers["Location"] == world.url("sight", "en")


def test_short_address_makes_one_query(client, world, code):
    client.get(f"/c/{code}")

    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/c/{code}").status_code == 302

    assert len(queries) == 1


def test_language_without_a_page_is_passed_over(client, world, code):
    world.fiches["nl"].unpublish()

    def place_for(accepted):
        response = client.get(f"/c/{code}", headers={"Accept-Language": accepted})
        return response.headers["Location"]

    assert place_for("nl,en;q=0.5") == world.url("fiche", "en")
    assert place_for("nl") == world.url("fiche", "fr")
    world.fiches["fr"].unpublish()
    assert place_for("nl") == world.url("fiche", "en")


def test_shop_closed_for_good_keeps_its_short_address(client, world, code):
    world.shop.status = ShopStatus.CLOSED
    world.shop.save()
    assert Place.objects.get(code=code).cards == {}

    response = client.get(f"/c/{code}", headers={"Accept-Language": "nl"})

    assert response.headers["Location"] == world.url("fiche", "nl")
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
@pytest.mark.parametrize("address", ["/c/ZZZZ", "/c/ZZZZ/", "/c/0O1I/", "/c/z/"])
def test_unknown_code_gets_the_search_in_the_visitors_language(
    client, world, address, language
):
    accepted = {"Accept-Language": language}
    response = client.get(address, headers=accepted, follow=True)

    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.text
    assert 'role="search"' in response.text


def test_place_without_public_page_has_no_short_address(client, world, code):
    nowhere = PlaceFactory()
    for page in world.fiches.values():
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    for hidden in (nowhere.code, code):
        assert client.get(f"/c/{hidden}", follow=True).status_code == 404
        sticker = client.get(f"/c/{hidden}/affichette/", follow=True)
        assert sticker.status_code == 404
        assert world.shop.place.street_address not in sticker.text


def test_qr_code_holds_the_short_address_in_capitals(client, world, code):
    rows = drawn(client.get(f"/c/{code}/qr.svg").content)

    wanted = segno.make(f"HTTP://LOCALHOST/C/{code}", error="m", micro=False)
    assert rows == [list(row) for row in wanted.matrix_iter(border=4)]
    assert set(border_of(rows, 4)) == {0}
    assert wanted.mode == "alphanumeric"


def test_qr_code_is_kept_a_day_and_needs_no_style(client, world, code):
    response = client.get(f"/c/{code}/qr.svg")

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert response.cookies == {}
    root = ElementTree.fromstring(response.content)
    assert root.find(f"{SVG}title").text == f"http://localhost/c/{code}"
    assert b"style" not in response.content
    again = client.get(
        f"/c/{code}/qr.svg", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304


def test_qr_code_of_a_place_that_is_not_is_not_found(client, world):
    assert client.get("/c/ZZZZ/qr.svg").status_code == 404


def test_error_level_is_m_or_better(settings):
    settings.BASE_URL = "https://www.enjoy-mel.example"

    made = qr_code(stickers.short_address("K7F2"))

    assert made.error in ("M", "Q", "H")
    assert made.version <= 3


def test_sticker_shows_name_code_address_and_a_sentence_in_three_languages(
    client, world, code
):
    response = client.get(f"/c/{code}/affichette/", headers={"Accept-Language": "nl"})

    assert response.status_code == 200
    assert '<html lang="nl">' in response.text
    assert f'src="/c/{code}/qr.svg"' in response.text
    assert f"localhost/c/{code}</p>" in response.text
    assert f"<code>http://localhost/c/{code}</code>" in response.text
    assert response.context["head"].robots == "noindex"
    assert response.context["name"] == "Le Four"
    assert response.context["page_url"] == world.url("fiche", "nl")
    lines = response.context["promises"]
    assert [line.language for line in lines] == ["fr", "en", "nl"]
    assert len({line.words for line in lines}) == 3


@pytest.mark.parametrize(
    ("length", "size"),
    [(1, ""), (34, ""), (35, "long"), (70, "long"), (71, "longest"), (160, "longest")],
)
def test_name_of_any_length_has_its_size(length, size):
    assert stickers.name_size("x" * length) == size


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_short_addresses_are_only_read(client, world, code, method):
    for address in (f"/c/{code}/", f"/c/{code}/qr.svg", f"/c/{code}/affichette/"):
        assert getattr(client, method)(address).status_code == 405


def test_editor_finds_address_sticker_and_qr_code_at_the_place(
    client, world, code, editor
):
    client.force_login(editor)

    text = client.get(f"/admin/snippets/places/place/edit/{world.shop.place_id}/").text

    assert f"http://localhost/c/{code}</code>" in text
    assert f'href="/c/{code}/affichette/"' in text
    assert f'href="/c/{code}/qr.svg"' in text


def test_editor_of_a_place_without_page_is_told_to_publish_first(client, editor, db):
    place = PlaceFactory()
    client.force_login(editor)

    text = client.get(f"/admin/snippets/places/place/edit/{place.pk}/").text

    assert f"http://localhost/c/{place.code}</code>" in text
    assert "/affichette/" not in text


def test_new_place_has_no_address_to_show_yet(client, editor, db):
    client.force_login(editor)

    text = client.get("/admin/snippets/places/place/add/").text

    assert "/affichette/" not in text
    assert "http://localhost/c/" not in text
