"""The editors' explorer below a list of thousands of shops."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page

import pytest

from shops.models import ShopIndexPage
from tests.factories import fiche, section


@pytest.fixture
def shops(db):
    """The French list of shops, with as many children as a town has."""
    fiche()
    page = section(ShopIndexPage)
    Page.objects.filter(pk=page.pk).update(numchild=5000)
    return page


def test_large_section_is_not_loaded_whole_for_an_order_by_hand(client, editor, shops):
    client.force_login(editor)

    response = client.get(f"/admin/pages/{shops.pk}/?ordering=ord&p=2")

    assert response.status_code == 302
    assert response.headers["Location"] == f"/admin/pages/{shops.pk}/?p=2"


def test_other_orders_and_small_sections_stay_as_they_are(client, editor, shops):
    client.force_login(editor)
    home = shops.get_parent()

    assert client.get(f"/admin/pages/{shops.pk}/?ordering=title").status_code == 200
    assert client.get(f"/admin/pages/{home.pk}/?ordering=ord").status_code == 200


@pytest.mark.parametrize("pk", ["0", "99999999999999999999", "x"])
def test_address_that_is_none_gets_no_fault_of_ours(client, editor, shops, pk):
    client.force_login(editor)

    response = client.get(f"/admin/pages/{pk}/?ordering=ord")

    assert response.status_code in (302, 404)


def test_public_pages_do_not_care(client, shops):
    assert client.get("/fr/boutiques/?ordering=ord").status_code == 200


@pytest.mark.parametrize("address", ["shops/shop", "places/place"])
def test_lists_of_editors_ask_as_often_for_three_as_for_one(client, editor, address):
    fiche()
    client.force_login(editor)
    path = f"/admin/snippets/{address}/"
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    fiche(title="Premier", slug="premier")
    fiche(title="Second", slug="second")

    with CaptureQueriesContext(connection) as three:
        response = client.get(path)

    assert len(response.context["object_list"]) == 3
    assert len(three) == len(one)
