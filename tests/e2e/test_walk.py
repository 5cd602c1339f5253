"""The page of a walk in a browser: steps and pins, the form without scripts."""

from tests.e2e.kinds import address


def test_step_under_pointer_or_focus_lights_its_pin(visitors):
    page = visitors(1440).go(address("walk", "fr"))
    lit = page.locator(".map-pin.lit")
    page.locator(".leaflet-marker-icon").first.wait_for()

    page.locator('[data-step="1"]').hover()
    assert lit.all_inner_texts() == ["1"]

    page.mouse.move(5, 5)
    page.locator('[data-step="3"] a').first.focus()
    assert lit.all_inner_texts() == ["3"]


def test_time_and_direction_are_asked_without_scripts(visitors):
    page = visitors(390, javascript=False).go(address("walk", "fr"))
    titles = page.locator(".step h3")
    described = titles.all_inner_texts()

    page.locator("[name=start]").fill("2026-11-29T10:00")
    page.locator("[name=reverse]").select_option("1")
    page.locator(".plan button").click()

    page.wait_for_url("**/?start=2026-11-29T10%3A00&reverse=1")
    assert titles.all_inner_texts() == described[::-1]
    assert page.locator(".step .passing b").first.inner_text() == "vers 10\u00a0h"
    assert page.locator(".route-map").is_visible()
