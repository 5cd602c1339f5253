"""What the tests of the map widget share: fixtures of the editor, and gestures."""

import json

from django.conf import settings
from django.urls import reverse

from wagtail.models import Page

import pytest

from accounts.models import User
from places.models import Place
from tests.factories.users import add_second_step
from walks.models import WalkIndexPage, WalkPage, WalkStep

PISCINE = {"type": "Point", "coordinates": [3.16782, 50.69229]}
ROUTE = {
    "type": "LineString",
    "coordinates": [[3.164, 50.695, 43.5], [3.168, 50.692], [3.174, 50.6912]],
}


@pytest.fixture
def quiet_editor(settings):
    """No request but those of the test: they would outlive it."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.fixture(name="page")
def editor_page(browser_page, client, live_server, language_trees, quiet_editor):
    """A browser page with an operator logged in."""
    browser_page.context.route(
        "**/editing-sessions/**/release/", lambda route: route.abort()
    )
    operator = User.objects.create_superuser("operator@example.org", "secret")
    add_second_step(operator)
    client.force_login(operator)
    browser_page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": live_server.url,
            }
        ]
    )
    yield browser_page
    browser_page.wait_for_load_state("networkidle")


@pytest.fixture
def place(language_trees):
    return Place.objects.create(name="La Piscine", location=PISCINE)


@pytest.fixture
def walk(language_trees):
    """A published walk with one step."""
    walk = WalkPage(title="Balade", slug="balade-essai", route=ROUTE)
    walk.steps = [WalkStep(title="La Piscine", location=PISCINE)]
    index = WalkIndexPage.objects.filter(locale__language_code="fr").first()
    return index.add_child(instance=walk)


@pytest.fixture
def open_place(page, live_server, place):
    """Open the editor of a place; gives its map."""
    address = reverse("wagtailsnippets_places_place:edit", args=[place.pk])
    page.goto(live_server.url + address)
    return ready(page.locator(".geo-map"))


@pytest.fixture
def open_walk(page, live_server, walk):
    """Open the editor of a walk; gives the map of its route."""
    page.goto(editor(live_server, walk))
    return ready(page.locator('.geo-map[data-geo-map-type-value="LINESTRING"]'))


def editor(live_server, target):
    return live_server.url + reverse("wagtailadmin_pages:edit", args=[target.pk])


def ready(widget):
    """Wait for the map, bring it into view, and count its change events."""
    widget.locator(".leaflet-control-zoom").wait_for()
    widget.locator(".geo-map__map").scroll_into_view_if_needed()
    widget.evaluate(
        "element => { element.changes = 0;"
        " element.querySelector('textarea[hidden]')"
        ".addEventListener('change', () => { element.changes += 1; }); }"
    )
    return widget


def stored(widget):
    text = widget.locator("textarea[hidden]").input_value()
    return json.loads(text) if text else None


def changes(widget):
    return widget.evaluate("element => element.changes")


def error(widget):
    return widget.get_by_role("alert").inner_text()


def press(widget, name):
    widget.get_by_role("button", name=name, exact=True).click()


def drag(page, locator, dx, dy):
    box = locator.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2, steps=4)
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def click_map(widget, x, y):
    widget.locator(".geo-map__map").click(position={"x": x, "y": y})


def draw_point(widget, x, y):
    """Add a vertex, and leave the pen the time it asks between two."""
    vertices = widget.locator(".leaflet-editing-icon")
    before = vertices.count()
    click_map(widget, x, y)
    vertices.nth(before).wait_for(state="attached")
    widget.page.wait_for_timeout(100)


def send_file(widget, name, content):
    widget.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def is_save(response):
    return response.request.method == "POST" and response.url.endswith("/edit/")


def save_draft(page):
    with page.expect_response(is_save) as response:
        page.get_by_role("button", name="Save draft").click()
    assert response.value.status in (200, 302)
    page.wait_for_load_state("networkidle")


def draft_of(target):
    return Page.objects.get(pk=target.pk).get_latest_revision_as_object()


def typed(widget):
    return widget.get_by_label("Latitude, longitude")
