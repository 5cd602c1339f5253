"""Every kind of page at its own address, in each language."""

import json
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from tests.factories.world import KINDS

pytestmark = pytest.mark.any_database

LANGUAGES = ("fr", "en", "nl")
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
CSP_DIRECTIVES = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
TEMPLATES = {
    "home": "home/home_page.html",
    "shop_list": "shops/shop_list.html",
    "fiche": "shops/shop_page.html",
    "walk_list": "walks/walk_list.html",
    "walk": "walks/walk_page.html",
    "sight_list": "walks/sight_list.html",
    "sight": "walks/sight_page.html",
    "agenda": "events/agenda.html",
    "event": "events/event_page.html",
    "standard": "home/standard_page.html",
    "territory": "home/territory.html",
    "search": "search/search.html",
}
TITLES = {
    "fiche": "Le Four",
    "walk": "Rue de Lannoy ({code})",
    "sight": "Le Bassin ({code})",
    "event": "Concert ({code})",
    "standard": "À propos ({code})",
    "territory": "Roubaix",
}
every_kind = pytest.mark.parametrize("kind", KINDS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def json_ld(response):
    """Every JSON-LD object of a page."""
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    return [json.loads(text) for text in re.findall(pattern, response.text, re.DOTALL)]


@every_kind
@every_language
def test_page_is_shown_by_our_own_view(client, world, kind, language):
    response = client.get(world.url(kind, language))

    assert response.status_code == 200
    assert response.templates[0].name == TEMPLATES[kind]
    assert f'<html lang="{language}">' in response.text
    assert len(re.findall(r"<h1[ >]", response.text)) == 1
    if kind in TITLES:
        assert f"{TITLES[kind].format(code=language)}</h1>" in response.text


@every_kind
def test_language_menu_stays_on_the_page(client, world, kind):
    head = client.get(world.url(kind, "en")).context["head"]

    links = [
        (link.code, link.url, link.current, link.missing) for link in head.languages
    ]
    assert links == [
        ("fr", world.url(kind, "fr"), False, False),
        ("en", world.url(kind, "en"), True, False),
        ("nl", world.url(kind, "nl"), False, False),
    ]
    assert head.canonical == f"http://localhost{world.url(kind, 'en')}"
    assert {(a["lang"], a["url"]) for a in head.alternates} == {
        *((code, f"http://localhost{world.url(kind, code)}") for code in LANGUAGES),
        ("x-default", f"http://localhost{world.url(kind, 'fr')}"),
    }


@every_kind
def test_first_answer_to_anonymous_visitor_is_shared_by_all(client, world, kind):
    response = client.get(world.url(kind))

    assert response.cookies == {}
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert response.headers["Cache-Control"] == "public, max-age=59"
    again = client.get(world.url(kind), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


@every_kind
def test_answer_to_who_has_a_session_is_private(client, world, kind, editor):
    client.force_login(editor)

    response = client.get(world.url(kind))

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("kind", [*KINDS, "map_data", "map_card", "gpx", "ics"])
def test_get_writes_nothing(client, world, kind):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(world.url(kind))

    assert response.status_code == 200
    assert [q["sql"] for q in queries if q["sql"].startswith(WRITES)] == []


@every_kind
def test_page_carries_a_strict_content_security_policy(client, world, kind):
    response = client.get(world.url(kind))

    directives = {d.strip() for d in response["Content-Security-Policy"].split(";")}
    assert directives == CSP_DIRECTIVES
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Permissions-Policy"].startswith("geolocation=(self)")


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("home", ["WebSite"]),
        ("shop_list", ["ItemList", "BreadcrumbList"]),
        ("fiche", ["Bakery", "BreadcrumbList"]),
        ("walk_list", ["ItemList", "BreadcrumbList"]),
        ("walk", ["TouristTrip", "BreadcrumbList"]),
        ("sight_list", ["ItemList", "BreadcrumbList"]),
        ("sight", ["Museum", "BreadcrumbList"]),
        ("agenda", ["ItemList", "BreadcrumbList"]),
        ("event", ["Event", "BreadcrumbList"]),
        ("standard", ["WebPage", "BreadcrumbList"]),
        ("territory", ["TouristDestination", "BreadcrumbList"]),
    ],
)
def test_page_describes_itself_for_search_engines(client, world, kind, types):
    found = json_ld(client.get(world.url(kind)))

    assert [data["@type"] for data in found] == types
    assert {data["@context"] for data in found} == {"https://schema.org"}


@pytest.mark.parametrize("family", ["fiches", "sights", "walks", "events", "standards"])
def test_title_with_markup_cannot_leave_its_json_ld(client, world, family):
    evil = '</script><script>alert(1)</script> "é&\u2028'
    page = getattr(world, family)["fr"]
    page.title = evil
    page.save_revision().publish()

    response = client.get(page.url)

    assert "<script>alert" not in response.text
    assert json_ld(response)[0]["name"] == evil


def test_no_page_has_an_inline_script_or_style(client, world):
    for kind in KINDS:
        html = client.get(world.url(kind)).text

        assert re.findall(r"<script(?![^>]*(?:src=|json))[^>]*>", html) == []
        assert re.findall(r"<style|\sstyle=", html) == []


def test_root_leads_to_the_language_of_the_browser(client, world):
    response = client.get("/", headers={"Accept-Language": "nl,fr;q=0.5"})

    assert (response.status_code, response["Location"]) == (302, "/nl/")


# Pages of text are served by Wagtail, which answers any verb.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "standard"])
def test_page_refuses_to_be_posted_to(client, world, kind):
    assert client.post(world.url(kind)).status_code == 405
