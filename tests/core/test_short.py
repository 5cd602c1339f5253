"""Short addresses of pages, /b/7K3, and their QR codes."""

from xml.etree import ElementTree

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page, PageViewRestriction

import pytest
import segno

from core.short import ALPHABET, MAX_LENGTH, code_of, page_id_of, short_address
from shops.models import ShopIndexPage
from tests.factories import home

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["%00", "%0A", "é", "0O1I", "-1", "1.5", "..", "ﬀ", "x" * 10_000, "9" * 7]


@pytest.mark.parametrize(
    ("page_id", "code"),
    [(1, "C"), (26, "9"), (27, "CB"), (729, "CBB"), (19_683, "CBBB")],
)
def test_code_is_the_key_in_other_signs(page_id, code):
    assert code_of(page_id) == code
    for typed in (code, code.lower(), f" {code} "):
        assert page_id_of(typed) == page_id


def test_every_key_of_a_database_has_a_code_of_its_own_that_fits():
    keys = [1, 2, 26, 27, 28, 57, 2**16, 2**31 - 1]

    codes = [code_of(key) for key in keys]

    assert [page_id_of(code) for code in codes] == keys
    assert max(map(len, codes)) == MAX_LENGTH
    assert set("".join(codes)) <= set(ALPHABET)


@pytest.mark.parametrize(
    "typed", ["", " ", "A", "B", "B0", "B-", "ﬀ", "CBCBCBCB", "C" * 10_000]
)
def test_what_is_no_code_has_no_key(typed):
    assert page_id_of(typed) is None


@pytest.mark.parametrize("family", ["fiches", "sights", "walks", "events", "standards"])
@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_short_address_leads_to_the_page_in_its_own_language(
    client, world, family, language
):
    page = getattr(world, family)[language]

    response = client.get(f"/b/{code_of(page.pk)}", headers={"Accept-Language": "de"})

    assert response.status_code == 302
    assert response.headers["Location"] == page.path_url
    assert response.headers["Cache-Control"] == "private, max-age=60"
    assert response.cookies == {}


@pytest.mark.parametrize("form", ["/b/{}", "/b/{}/", "/B/{}", "/B/{}/"])
def test_short_address_in_any_writing_leads_there_in_one_step(client, world, form):
    page = world.fiches["nl"]
    code = code_of(page.pk)

    for written in (code, code.lower()):
        response = client.get(form.format(written))
        assert response.headers["Location"] == page.path_url


def test_short_address_makes_one_query(client, world):
    address = f"/b/{code_of(world.walks['fr'].pk)}"
    client.get(address)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 302

    assert len(queries) == 1


def test_pages_that_are_no_item_or_not_public_answer_alike(client, world):
    PageViewRestriction.objects.create(page=world.walks["fr"], restriction_type="login")
    world.events["fr"].unpublish()
    hidden = [
        Page.get_first_root_node(),
        home("fr"),
        ShopIndexPage.objects.first(),
        world.walks["fr"],
        world.events["fr"],
    ]

    for page_id in [*(page.pk for page in hidden), 999_999, 2**31 - 1]:
        response = client.get(f"/b/{code_of(page_id)}", follow=True)
        assert response.status_code == 404


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("form", ["/b/{}", "/b/{}/", "/b/{}.svg"])
def test_hostile_codes_are_not_found(client, world, form, typed):
    assert client.get(form.format(typed), follow=True).status_code == 404


def test_page_below_a_private_one_has_no_short_address(client, world):
    index = world.walks["fr"].get_parent()
    PageViewRestriction.objects.create(page=index, restriction_type="login")

    response = client.get(f"/b/{code_of(world.walks['fr'].pk)}", follow=True)

    assert response.status_code == 404


def test_qr_code_holds_the_short_address_in_capitals_within_a_white_border(client):
    address = short_address(2**31 - 1)

    response = client.get(f"/b/{code_of(2**31 - 1).lower()}.svg")

    code = segno.make(address.upper(), error="m", micro=False)
    root = ElementTree.fromstring(response.content)
    side = code.symbol_size(border=4)[0]
    assert root.get("viewBox") == f"0 0 {side} {side}"
    assert root.find(f"{SVG}title").text == address
    assert response.content == drawn(code, address)
    assert code.mode == "alphanumeric"


def drawn(code, title):
    """The same drawing by segno alone."""
    text = code.svg_inline(border=4, dark="#000", light="#fff", unit="mm", title=title)
    body = text.partition(">")[2].replace(' class="qrline"', "")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" '
    side = code.symbol_size(border=4)[0]
    size = f'width="{side}mm" height="{side}mm" viewBox="0 0 {side} {side}">'
    return f"{head}{size}{body}\n".encode()


def test_qr_code_needs_no_database_and_is_kept_a_day(
    client, django_assert_num_queries, db
):
    with django_assert_num_queries(0):
        response = client.get("/b/7K3.svg")

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert response.cookies == {}


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_short_addresses_of_pages_are_only_read(client, db, method):
    for address in ("/b/7K3", "/b/7K3.svg"):
        assert getattr(client, method)(address).status_code == 405
