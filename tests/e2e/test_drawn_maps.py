"""The drawn map: nobody downloads it on a screen, paper has it; cards mark their pins."""

from tests.e2e.kinds import address
from tests.e2e.remote import SIZES


def test_drawn_map_is_asked_for_on_paper_and_never_on_screen(newcomer):
    page = newcomer.go(address("fiche", "fr"))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    on_screen = [url for url in newcomer.requested if "plan.svg" in url]

    page.pdf()

    on_paper = [url for url in newcomer.requested if "plan.svg" in url]
    assert on_screen == []
    assert on_paper == [f"{newcomer.portal}{address('fiche', 'fr')}plan.svg"]


def test_drawn_map_stands_in_for_the_other_one_without_scripts(visitors):
    page = visitors(390, javascript=False).go(address("sight", "nl"))

    plan = page.locator(".map .plan")
    assert plan.is_visible()
    assert plan.evaluate("image => image.naturalWidth") > 300
    assert page.locator(".plan.only-print").is_hidden()


def test_card_in_focus_marks_its_pin(newcomer):
    newcomer.page.set_viewport_size(SIZES["full"])
    page = newcomer.go("/tv/en/around/?from=gambetta")
    marked = ".around-place.marked"

    first = page.locator(marked).get_attribute("data-pin")
    page.keyboard.press("ArrowDown")
    second = page.locator(marked).get_attribute("data-pin")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")

    assert (first, second) == ("1", "2")
    assert page.locator(marked).count() == 0
