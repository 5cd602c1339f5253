"""What a visitor sees when a page is not there, or the portal is broken."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import path

from wagtail.models import PageViewRestriction

import pytest

from portal import urls
from tests.factories import fiche

pytestmark = pytest.mark.any_database


def broken_page(request):
    raise OperationalError("the database is away")


def forbidden_page(request):
    raise PermissionDenied


def suspicious_page(request):
    raise SuspiciousOperation


handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [
    path("broken/", broken_page),
    path("forbidden/", forbidden_page),
    path("suspicious/", suspicious_page),
    *urls.urlpatterns,
]


@pytest.mark.parametrize("language", ["fr", "en", "nl"])
def test_not_found_speaks_the_language_of_the_address(client, world, language):
    response = client.get(f"/{language}/rien-du-tout/")

    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.text
    assert response.context["head"].robots == "noindex"


def test_not_found_outside_the_languages_speaks_all_three(client, world):
    text = client.get("/rien.php").text

    for words in ("Cette page n’existe pas", "This page does not exist", "Deze pagina"):
        assert words in text


@pytest.mark.parametrize(
    ("address", "suggested"),
    [
        ("/fr/boutiques/le-fuor/", [("Le Four", "/fr/boutiques/le-four/")]),
        ("/nl/winkels/le-foor/", [("Le Four", "/nl/winkels/le-four/")]),
        (
            "/en/walks/rue-de-lanoy/",
            [("Rue de Lannoy (en)", "/en/walks/rue-de-lannoy/")],
        ),
        ("/fr/zzzzzz/", []),
    ],
)
def test_not_found_suggests_what_is_spelt_alike(client, world, address, suggested):
    found = client.get(address).context["suggestions"]

    assert [(link["label"], link["url"]) for link in found] == suggested


def test_not_found_suggests_the_page_in_the_languages_that_have_it(client, world):
    world.fiches["nl"].unpublish()

    found = client.get("/nl/winkels/le-four/").context["suggestions"]

    assert {(link["label"], link["url"]) for link in found} == {
        ("Le Four (Français)", "/fr/boutiques/le-four/"),
        ("Le Four (English)", "/en/shops/le-four/"),
    }


def test_not_found_suggests_what_is_there_now(client, world):
    address = "/fr/boutiques/le-fuor/"
    assert len(client.get(address).context["suggestions"]) == 1

    world.fiches["fr"].unpublish()

    assert client.get(address).context["suggestions"] == []


def test_not_found_asks_as_often_for_three_pages_as_for_one(client, world):
    def queries_of(path):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 404
        return len(queries)

    client.get("/fr/boutiques/le-fuor/")
    before = queries_of("/fr/boutiques/le-fuor/")
    for name in ("le-fouret", "le-fournil"):
        fiche(title=name, slug=name)
    client.get("/fr/boutiques/le-fuor/")

    assert queries_of("/fr/boutiques/le-fuor/") == before


def test_not_found_never_names_a_private_page(client, world):
    for code in ("fr", "en", "nl"):
        PageViewRestriction.objects.create(
            page=world.standards[code], restriction_type="login"
        )

    assert client.get("/fr/a-propo/").context["suggestions"] == []
    assert client.get("/en/shops/a-propos/").context["suggestions"] == []


@pytest.mark.urls(__name__)
def test_broken_page_is_static_and_asks_nothing_of_the_database(client, db):
    client.raise_request_exception = False

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/broken/")

    assert response.status_code == 500
    assert len(queries) == 0
    for language in ("fr", "en", "nl"):
        assert f'lang="{language}"' in response.text
    assert "{%" not in response.text
    assert "{{" not in response.text
    assert "Cache-Control" not in response.headers


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status"), [("/forbidden/", 403), ("/suspicious/", 400)]
)
def test_refused_request_has_its_status(client, db, address, status):
    client.raise_request_exception = False

    response = client.get(address)

    assert response.status_code == status
    assert "Cache-Control" not in response.headers
