"""A walk on paper and in the pocket, in a browser."""

import re

import pytest

from tests.e2e.axe import violations_in
from tests.e2e.conftest import make_visitor

WALK = "/fr/balades/de-la-piscine-a-la-condition-publique/"
WALKS = (
    "de-la-piscine-a-la-condition-publique",
    "roubaix-textile",
    "de-la-piscine-a-la-villa-cavrois",
    "grand-tour-a-velo",
    "wazemmes-marche-et-gambetta",
    "vieux-lille",
)
# 300 m north of La Piscine, the third step.
NORTH = {"latitude": 50.695, "longitude": 3.16782, "accuracy": 10}


@pytest.fixture
def walker(browser, portal):
    """Somebody with a telephone, asked for his position for the first time."""
    visitor = make_visitor(browser, portal, viewport={"width": 390, "height": 844})
    yield visitor
    visitor.context.close()


def ask(page):
    page.get_by_role("button", name="Où suis-je").click()
    answer = page.locator(".pocket-answer")
    answer.filter(has_not_text="Recherche").filter(has_text=re.compile(".")).wait_for()
    return answer.inner_text().replace("\u202f", " ").replace("\u00a0", " ")


def test_pocket_says_the_way_and_sends_nothing(walker):
    walker.context.grant_permissions(["geolocation"], origin=walker.portal)
    walker.context.set_geolocation(NORTH)
    page = walker.go(f"{WALK}pocket/?step=3")
    walker.requested.clear()

    here, following = ask(page).split("\n")

    assert re.fullmatch(r"3\. La Piscine – 300 m vers le sud", here)
    assert re.match(r"4\. L’hôtel de ville.* – \d+ m vers ", following)
    walker.context.set_geolocation({**NORTH, "accuracy": 900})
    assert ask(page).startswith("Position indisponible.")
    assert [url for url in walker.requested if "/static/" not in url] == []
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**?step=4#step")
    assert page.evaluate("document.activeElement.id") == "step"
    assert walker.faults == []


def test_refused_position_leaves_the_numbers_on_the_map(walker):
    page = walker.go(f"{WALK}pocket/")

    assert ask(page).startswith("Position indisponible.")
    assert page.get_by_role("button", name="Où suis-je").count() == 0
    assert page.locator(".pocket-map").is_visible()


def test_printed_walks_fit_on_both_sides_of_one_sheet(visitors):
    visitor = visitors(1440)
    sides = {}
    for slug in WALKS:
        page = visitor.go(f"/fr/balades/{slug}/print/")
        pdf = page.pdf(prefer_css_page_size=True)
        sides[slug] = len(re.findall(rb"/Type\s*/Page\b", pdf))

    assert sides == dict.fromkeys(WALKS, 2)


def test_sheet_and_pocket_without_axe_violation(visitors):
    visitor = visitors(390)
    for path in ("print/", "pocket/?step=3", "pocket/?step=99"):
        page = visitor.go(WALK + path)

        found = violations_in(page, ["light", "dark"])
        assert (path, found) == (path, {"light": [], "dark": []})
        wide = "document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(wide) <= 0
