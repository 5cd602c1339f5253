"""The form of a report and the sticker of a place, in a browser."""

import re

import pytest

from tests.e2e.axe import too_wide_at, violations, violations_in
from tests.e2e.kinds import LANGUAGES, address

# A6 in points, and what a browser that thinks in pixels may add to it.
A6_POINTS = (297.6, 419.5)
ROUNDING = 1.0
HUMAN_TIME_MS = 3_100
# A language: its width, its colours.
VIEWS = {"fr": (390, ["light", "dark"]), "en": (1440, ["light"]), "nl": (390, ["dark"])}
LONG_NAME = "Manufacture des traditions populaires du textile " * 3


def form_address(visitor, language):
    """The form that the fiche leads to: the code of a place is never the same."""
    page = visitor.go(address("fiche", language))
    return page.locator(".report a").get_attribute("href")


def sticker_address(visitor):
    code = form_address(visitor, "fr").strip("/").split("/")[-1]
    return f"/c/{code}/affichette/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_without_axe_violation_fits_in_320_pixels(visitors, language):
    width, schemes = VIEWS[language]
    visitor = visitors(width)

    page = visitor.go(form_address(visitor, language))

    assert violations_in(page, schemes) == {scheme: [] for scheme in schemes}
    assert too_wide_at(page, 320) == []
    assert visitor.faults == []


@pytest.mark.parametrize("width", [390, 1440])
def test_sticker_without_axe_violation_fits_in_320_pixels(visitors, width):
    visitor = visitors(width)

    page = visitor.go(sticker_address(visitor))

    assert violations_in(page, ["light", "dark"]) == {"light": [], "dark": []}
    assert too_wide_at(page, 320) == []
    assert visitor.faults == []
    assert page.locator(".sticker-qr").evaluate("image => image.naturalWidth") > 0


def test_report_is_sent_without_scripts_and_its_page_has_no_violation(
    visitors, newcomer
):
    visitor = visitors(390, javascript=False)
    page = visitor.go(form_address(visitor, "fr"))
    page.get_by_label("C’est fermé définitivement").check()
    page.locator("textarea").fill("Rideau baissé depuis un mois")
    page.wait_for_timeout(HUMAN_TIME_MS)

    page.locator("main form button").click()
    page.wait_for_url("**/fr/signalement/**")

    assert page.locator("main dd").first.inner_text() == "C’est fermé définitivement"
    assert "Rideau baissé" not in page.content()
    state = newcomer.go(page.url.removeprefix(visitor.portal))
    assert violations(state) == []


def test_form_sent_at_once_keeps_the_words_and_moves_the_focus_to_the_sentence(
    newcomer,
):
    page = newcomer.go(form_address(newcomer, "en"))
    page.locator("[name=kind]").first.check()
    page.locator("textarea").fill("Closed on Tuesday")

    page.locator("main form button").click()
    page.locator("[role=alert]").wait_for()

    assert page.locator("textarea").input_value() == "Closed on Tuesday"
    assert page.locator("[name=kind]").first.is_checked()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"


def test_trap_is_out_of_sight_and_out_of_the_way_of_the_keyboard(newcomer):
    page = newcomer.go(form_address(newcomer, "fr"))
    box = page.locator("[name=website]").bounding_box()

    assert box["x"] + box["width"] < 0
    page.locator("textarea").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


@pytest.mark.parametrize("name", ["", LONG_NAME])
def test_sticker_prints_on_exactly_one_a6_page(newcomer, name):
    page = newcomer.go(sticker_address(newcomer))
    if name:
        page.evaluate(
            """name => {
                document.querySelector('.sticker').classList.add('longest');
                document.querySelector('.sticker-name').textContent = name;
            }""",
            name,
        )

    pdf = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(boxes) == 1
    assert [float(side) for side in boxes[0]] == pytest.approx(A6_POINTS, abs=ROUNDING)


def test_printed_qr_code_is_at_least_35_millimetres_and_nothing_is_cut(newcomer):
    page = newcomer.go(sticker_address(newcomer))
    page.emulate_media(media="print")

    sizes = page.evaluate(
        """() => {
            const sticker = document.querySelector('.sticker');
            const image = document.querySelector('.sticker-qr');
            return {
                qr_mm: image.getBoundingClientRect().width / 96 * 25.4,
                cut: sticker.scrollHeight - sticker.clientHeight,
                help: document.querySelector('.sticker-help').offsetHeight,
            };
        }"""
    )

    # The white border is part of the drawing: 8 modules of at most 41.
    assert sizes["qr_mm"] * 33 / 41 >= 35
    assert sizes["cut"] == 0
    assert sizes["help"] == 0
