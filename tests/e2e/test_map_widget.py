"""The map widget in the real Wagtail editor: every way to edit, and to undo."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from core.geo.geometry import length_m
from home.models import HomePage, StandardPage
from places.models import Place
from walks.models import WalkIndexPage, WalkPage, WalkStep

pytestmark = pytest.mark.usefixtures("language_trees")

ROUBAIX = Path(__file__).parents[1] / (
    "core/data/roubaix_piscine_condition_publique.gpx"
)
PISCINE = {"type": "Point", "coordinates": [3.16782, 50.69229]}
ROUTE = {
    "type": "LineString",
    "coordinates": [[3.164, 50.695, 43.5], [3.168, 50.692], [3.174, 50.6912]],
}


@pytest.fixture(autouse=True)
def quiet_editor(settings):
    """No request but those of the test: they would outlive it."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.fixture
def page(browser_page, client, live_server, language_trees):
    """A browser page with an operator logged in."""
    browser_page.context.route("**/editing-sessions/**/release/", lambda route: route.abort())
    operator = User.objects.create_superuser("operator@example.org", "secret")
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


def test_dragged_marker_is_saved(page, open_place, place):
    drag(page, open_place.locator(".leaflet-marker-icon"), 60, 40)

    lng, lat = stored(open_place)["coordinates"]
    assert lng > 3.16782
    assert lat < 50.69229
    assert changes(open_place) == 1
    assert typed(open_place).input_value() == f"{lat}, {lng}"

    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/places/place/")
    place.refresh_from_db()
    assert place.location == {"type": "Point", "coordinates": [lng, lat]}
    assert (place.lng, place.lat) == (lng, lat)


def test_click_places_the_point_and_undo_takes_it_back(open_place):
    click_map(open_place, 200, 150)
    first = stored(open_place)
    click_map(open_place, 260, 190)

    press(open_place, "Undo")
    assert stored(open_place) == first
    press(open_place, "Undo")

    assert first != PISCINE
    assert stored(open_place) == PISCINE
    assert changes(open_place) == 4
    assert open_place.get_by_role("button", name="Undo").is_disabled()


def test_typed_coordinates_place_the_point(page, open_place):
    address = page.url
    for text in (
        "50.63, 3.06",
        "50.64 3.06",
        "50,65 ; 3,06",
        "50,66, 3,06",
        " 50.67;3",
    ):
        typed(open_place).fill(text)
        typed(open_place).press("Enter")
        lat = float(text.strip()[:5].replace(",", "."))
        lng = 3 if text.endswith(";3") else 3.06

        assert stored(open_place) == {"type": "Point", "coordinates": [lng, lat]}
        assert typed(open_place).input_value() == f"{lat}, {lng}"
    assert page.url == address


def test_typed_nonsense_gets_a_sentence(open_place):
    for text, sentence in {
        "3.16, 50.69": "Latitude and longitude look swapped: the latitude comes first.",
        "48.85, 2.35": "This point lies outside the metropolis.",
        "Roubaix": (
            "Write the latitude, then the longitude, for example 50.6923, 3.1678."
        ),
        "91, 3": "This point lies outside the metropolis.",
    }.items():
        typed(open_place).fill(text)
        typed(open_place).press("Tab")

        assert error(open_place) == sentence
        assert stored(open_place) == PISCINE


def test_arrow_keys_move_the_marker(page, open_place):
    open_place.locator(".leaflet-marker-icon").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")

    lng, lat = stored(open_place)["coordinates"]
    assert lng > 3.16782
    assert lat > 50.69229
    assert page.evaluate("document.activeElement.className").startswith(
        "leaflet-marker-icon"
    )


def test_clear_empties_the_field(open_place):
    press(open_place, "Clear")

    assert stored(open_place) is None
    assert open_place.locator(".leaflet-marker-icon").count() == 0
    press(open_place, "Undo")
    assert open_place.locator(".leaflet-marker-icon").count() == 1


def test_group_is_named_by_the_label_of_the_field(page, open_place):
    label = open_place.get_attribute("aria-labelledby")

    assert page.locator(f"#{label}").inner_text().startswith("Position")


def test_dragged_vertex_moves_the_route_and_keeps_elevation(page, open_walk):
    drag(page, open_walk.locator(".leaflet-editing-icon").nth(1), 40, -30)

    coordinates = stored(open_walk)["coordinates"]
    assert coordinates[0] == [3.164, 50.695, 43.5]
    assert coordinates[1][0] > 3.168
    assert coordinates[1][1] > 50.692
    assert coordinates[2] == [3.174, 50.6912]
    press(open_walk, "Undo")
    assert stored(open_walk) == ROUTE


def test_drawn_route_replaces_the_former_one_and_is_saved(page, open_walk, walk):
    press(open_walk, "Draw the route")
    for x, y in ((300, 120), (380, 160), (420, 240), (500, 250)):
        click_map(open_walk, x, y)
    press(open_walk, "Remove the last point")
    press(open_walk, "Finish")

    route = stored(open_walk)
    assert len(route["coordinates"]) == 3
    assert "3 points" in open_walk.locator("output").inner_text()
    save_draft(page)
    assert draft_of(walk).route == route


def test_cancelled_drawing_leaves_the_route(open_walk):
    press(open_walk, "Draw the route")
    click_map(open_walk, 300, 120)
    click_map(open_walk, 380, 160)
    press(open_walk, "Cancel")

    assert stored(open_walk) == ROUTE
    assert changes(open_walk) == 0
    assert open_walk.locator(".leaflet-editing-icon").count() == 5


def test_route_is_continued_from_its_end(open_walk):
    press(open_walk, "Continue the route")
    click_map(open_walk, 560, 60)
    press(open_walk, "Finish")

    coordinates = stored(open_walk)["coordinates"]
    assert coordinates[:3] == ROUTE["coordinates"]
    assert len(coordinates) == 4


def test_imported_gpx_is_the_walk(page, open_walk, walk):
    send_file(open_walk, "Balade.GPX", ROUBAIX.read_bytes())

    open_walk.get_by_text("Imported: 185 points read, 185 kept.").wait_for()
    route = stored(open_walk)
    assert route["coordinates"][0] == [3.163897, 50.695714, 43.75]
    assert length_m(route["coordinates"]) == pytest.approx(2976, rel=0.01)
    save_draft(page)
    draft = draft_of(walk)
    assert draft.route == route


def test_long_track_is_thinned_out_but_keeps_its_length(open_walk):
    track = [[3.1 + i / 50_000, 50.6 + (i % 2) / 200_000] for i in range(9000)]
    points = "".join(f'<trkpt lon="{lng}" lat="{lat}"/>' for lng, lat in track)
    send_file(open_walk, "a.gpx", f"<gpx><trk>{points}</trk></gpx>".encode())

    open_walk.get_by_text("Imported: 9000 points read").wait_for()
    kept = stored(open_walk)["coordinates"]
    assert len(kept) <= 500
    assert length_m(kept) == pytest.approx(12_720, rel=0.01)


LINE = '{"type": "LineString", "coordinates": [[3.16, 50.69, 20], [3.17, 50.7]]}'
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><LineString>'
    "<coordinates>3.16,50.69,20 3.17,50.7</coordinates></LineString></Placemark></kml>"
)


def test_other_formats_are_imported(open_walk):
    for name, content in (
        ("a.kml", KML),
        ("a.geojson", LINE),
        ("a.json", f'{{"type": "Feature", "geometry": {LINE}}}'),
        ("a.json", f'{{"type": "FeatureCollection", "features": [{LINE}]}}'),
    ):
        send_file(open_walk, name, content.encode())

        open_walk.get_by_text("Imported: 2 points read, 2 kept.").wait_for()
        assert stored(open_walk) == json.loads(LINE)
        press(open_walk, "Undo")
        assert stored(open_walk) == ROUTE


TRACK = '<gpx><trk><trkseg><trkpt lat="{}" lon="{}"/>{}</trkseg></trk></gpx>'
ENTITY = '<!DOCTYPE gpx [<!ENTITY a "a">]>'


OUTSIDE = TRACK.format(48.8, 2.3, '<trkpt lat="48.8" lon="2.4"/>')
NO_NUMBER = TRACK.format("x", 3.1, '<trkpt lat="50.6" lon=""/>')
MANY = "<gpx>" + '<trkpt lat="50.6" lon="3"/>' * 20_001 + "</gpx>"
REFUSED = [
    ("a.gpx", "<gpx>" + " " * 3_000_000, "This file is too large: 2 MB at most."),
    (
        "a.gpx",
        ENTITY + TRACK.format(50.6, 3.1, ""),
        "This file declares XML entities or a document type: it is refused.",
    ),
    ("a.gpx", "<gpx>", "This file is not readable XML."),
    ("a.gpx", "<kml/>", "This is not a GPX file."),
    ("a.kml", "<gpx/>", "This is not a KML file."),
    ("a.json", "[", "This is not a GeoJSON file."),
    ("a.fit", "", "Choose a GPX, KML or GeoJSON file."),
    ("a.json", "null", "This is not a GeoJSON file."),
    (
        "a.gpx",
        TRACK.format(50.6, 3.1, ""),
        "This file holds no track of at least two points.",
    ),
    ("a.gpx", OUTSIDE, "This point lies outside the metropolis."),
    ("a.gpx", NO_NUMBER, "A point of this track has impossible coordinates."),
    ("a.gpx", MANY, "This track has more than 20,000 points."),
]


def test_bad_file_gets_a_sentence_and_changes_nothing(open_walk):
    for name, content, sentence in REFUSED:
        send_file(open_walk, name, content.encode())

        open_walk.get_by_text(sentence, exact=True).wait_for()
        assert stored(open_walk) == ROUTE
    assert changes(open_walk) == 0


def test_route_is_typed_as_a_list(open_walk):
    open_walk.get_by_text("Type the coordinates").click()
    lines = open_walk.get_by_label("One point per line: latitude, longitude")
    assert lines.input_value().split("\n")[0] == "50.695, 3.164, 43.5"

    lines.fill("50.69, 3.16\n50.70, 3.17\n")
    lines.press("Tab")

    assert stored(open_walk)["coordinates"] == [[3.16, 50.69], [3.17, 50.7]]
    lines.fill("50.69, 3.16")
    lines.press("Tab")
    assert error(open_walk) == "A route needs at least two points."


def test_map_in_a_tab_hidden_at_first_is_drawn_when_shown(page, live_server, walk):
    page.goto(editor(live_server, walk) + "#tab-promote")
    widget = page.locator('.geo-map[data-geo-map-type-value="LINESTRING"]')
    assert not widget.is_visible()

    page.get_by_role("tab", name="Content").click()

    widget.locator(".leaflet-editing-icon").first.wait_for()
    widget.locator(".geo-map__map").scroll_into_view_if_needed()
    box = widget.locator(".geo-map__map").bounding_box()
    handle = widget.locator(".leaflet-editing-icon").first.bounding_box()
    assert box["x"] < handle["x"] < box["x"] + box["width"]
    assert box["y"] < handle["y"] < box["y"] + box["height"]
    assert widget.locator(".leaflet-tile").count() >= 4


def test_step_added_in_the_editor_has_a_working_map(page, open_walk, walk):
    page.get_by_role("button", name="Add step").click()
    widget = ready(page.locator('.geo-map[data-geo-map-type-value="POINT"]').nth(1))

    click_map(widget, 200, 150)
    placed = stored(widget)
    page.locator("[name=steps-1-title]").fill("Grand-Place")
    save_draft(page)

    draft = draft_of(walk)
    assert [step.location for step in draft.steps.all()] == [PISCINE, placed]


def test_two_maps_in_a_stream_field(page, live_server):
    home = HomePage.objects.filter(locale__language_code="fr").first()
    text = home.add_child(instance=StandardPage(title="Texte", slug="texte-essai"))
    page.goto(editor(live_server, text))

    for number in range(2):
        page.get_by_role("button", name="Insert a block").last.click()
        page.get_by_role("option", name="Map").click()
        page.locator(".geo-map").nth(number).wait_for()
    points = []
    for number, name in enumerate(["Un", "Deux"]):
        widget = ready(page.locator(".geo-map").nth(number))
        page.locator(f"[name=body-{number}-value-title]").fill(name)
        click_map(widget, 200 + 90 * number, 150)
        points.append(stored(widget))
    save_draft(page)

    draft = draft_of(text)
    assert [block.value["point"] for block in draft.body] == points
    assert points[0] != points[1]


def test_duplicated_block_keeps_its_own_point(page, live_server):
    home = HomePage.objects.filter(locale__language_code="fr").first()
    block = {"type": "map", "value": {"title": "Un", "point": PISCINE, "caption": ""}}
    text = StandardPage(title="Texte", slug="texte-essai", body=json.dumps([block]))
    home.add_child(instance=text)
    page.goto(editor(live_server, text))
    first = ready(page.locator(".geo-map").first)

    page.get_by_role("button", name="Duplicate").first.click()
    second = page.locator(".geo-map").nth(1)
    ready(second)
    click_map(second, 200, 150)

    assert stored(first) == PISCINE
    assert stored(second) != PISCINE


def test_block_with_a_point_elsewhere_is_refused_and_shown_again(page, live_server):
    home = HomePage.objects.filter(locale__language_code="fr").first()
    block = {"type": "map", "value": {"title": "Un", "point": PISCINE, "caption": ""}}
    text = StandardPage(title="Texte", slug="texte-essai", body=json.dumps([block]))
    home.add_child(instance=text)
    page.goto(editor(live_server, text))
    widget = ready(page.locator(".geo-map").first)
    page.evaluate(
        "document.querySelector('textarea[hidden]').value ="
        ' \'{"type": "Point", "coordinates": [2.35, 48.85]}\''
    )

    page.get_by_role("button", name="Save draft").click()

    page.get_by_text("This point lies outside the metropolis.").first.wait_for()
    assert stored(widget) == {"type": "Point", "coordinates": [2.35, 48.85]}


def test_change_on_the_map_is_saved_by_itself(page, live_server, walk, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 100
    page.goto(editor(live_server, walk))
    widget = ready(page.locator('.geo-map[data-geo-map-type-value="LINESTRING"]'))

    # The editor takes what it finds two seconds after loading as unchanged.
    page.wait_for_timeout(2500)
    with page.expect_response(is_save):
        drag(page, widget.locator(".leaflet-editing-icon").nth(1), 40, -30)
    page.wait_for_load_state("networkidle")

    assert draft_of(walk).route == stored(widget)
    assert draft_of(walk).route != ROUTE


def test_server_shows_an_unreadable_value_again(page, live_server, place, open_place):
    page.evaluate("document.querySelector('textarea[hidden]').value = '{'")
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_text("These coordinates cannot be read.").first.wait_for()
    widget = page.locator(".geo-map")
    assert error(widget) == "The stored coordinates cannot be read."
    place.refresh_from_db()
    assert place.location == PISCINE
