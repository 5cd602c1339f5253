"""The map widget in the real Wagtail editor: a point, and every place it may stand in."""

import json

from home.models import HomePage, StandardPage
from tests.e2e.map_editor import (
    PISCINE,
    ROUTE,
    changes,
    click_map,
    draft_of,
    drag,
    editor,
    error,
    is_save,
    press,
    ready,
    save_draft,
    stored,
    typed,
)


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


def test_map_in_a_tab_hidden_at_first_is_drawn_when_shown(page, live_server, walk):
    page.goto(editor(live_server, walk))
    # The fragment is in whichever language named the tab first in this process.
    other_tab = page.get_by_role("tab").nth(1).get_attribute("href")
    # Away first: a change of the fragment alone would not load the editor anew.
    page.goto("about:blank")
    page.goto(editor(live_server, walk) + other_tab)
    widget = page.locator('.geo-map[data-geo-map-type-value="LINESTRING"]')
    widget.wait_for(state="hidden")

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
