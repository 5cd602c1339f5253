"""What axe-core says of a page: RGAA 4 and WCAG 2.2 A and AA."""

from pathlib import Path

import axe_playwright_python

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
WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
        .filter(node => node.getBoundingClientRect().right > width + 1)
        .slice(0, 3).map(node => node.outerHTML.slice(0, 200));
}"""


def settle(page) -> None:
    """Wait for a map to draw its pins, if any, and for what fades in to have done so."""
    if (
        page.locator(".leaflet-container:visible").count()
        and not page.locator(".empty").count()
    ):
        page.locator(".leaflet-marker-icon").first.wait_for()
    page.evaluate(SETTLED)


def violations(page) -> list:
    """What axe finds on the page as it stands."""
    page.evaluate(AXE)
    return page.evaluate(RUN, TAGS)


def violations_in(page, schemes) -> dict:
    """{colours: what axe finds}, on one page loaded once; it is light again then."""
    found = {}
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        found[scheme] = violations(page)
    page.emulate_media(color_scheme="light")
    return found


def too_wide_at(page, width) -> list:
    """What sticks out of a narrow window; the page keeps its width afterwards."""
    usual = page.viewport_size
    page.set_viewport_size({"width": width, "height": usual["height"]})
    page.evaluate(SETTLED)
    found = page.evaluate(WIDE)
    page.set_viewport_size(usual)
    return found
