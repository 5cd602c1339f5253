"""axe-core on every kind of page: RGAA 4 and WCAG 2.2 A and AA, no violation."""

from pathlib import Path

import axe_playwright_python
import pytest

from tests.e2e.kinds import address, all_pages

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["RGAAv4", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Where pins stand close together on a map is essential (WCAG 2.5.8 names it so), and
# the list beside it has the same addresses at full size.
RUN = """tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(
    result => result.violations.flatMap(fault => fault.nodes
        .filter(node => fault.id !== 'target-size'
            || !String(node.target.at(-1)).includes('leaflet-marker')
            && !node.html.includes('leaflet-marker-icon'))
        .map(node => [fault.id, node.html.slice(0, 300),
                      node.failureSummary.slice(0, 400)])))"""
SETTLED = """() => Promise.all(document.getAnimations().map(
    animation => animation.finished.catch(() => null)))"""


def settle(page) -> None:
    """Wait for a map to draw its pins, if any, and for what fades in to have done so."""
    if (
        page.locator(".leaflet-container").count()
        and not page.locator(".empty").count()
    ):
        page.locator(".leaflet-marker-icon").first.wait_for()
    page.evaluate(SETTLED)


# Every page in French in every view; the other languages have other words on the same
# page, and are looked at in one view each.
VIEWS = {
    "fr": [(390, "light"), (1440, "light"), (390, "dark")],
    "en": [(1440, "light")],
    "nl": [(390, "light")],
}


@pytest.mark.parametrize(
    ("kind", "language", "width", "scheme"),
    [(*page, *view) for page in all_pages() for view in VIEWS[page[1]]],
)
def test_page_without_axe_violation(visitors, kind, language, width, scheme):
    page = visitors(width, scheme).go(address(kind, language))

    settle(page)
    page.evaluate(AXE)

    assert page.evaluate(RUN, TAGS) == []


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_fits_in_320_pixels(visitors, kind, language):
    page = visitors(320).go(address(kind, language))

    overflow = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.body.querySelectorAll('*')]
                .filter(node => node.getBoundingClientRect().right > width + 1)
                .slice(0, 3).map(node => node.outerHTML.slice(0, 200));
        }"""
    )

    assert overflow == []
