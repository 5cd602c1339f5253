"""Everything that is wanted to be known of a page, from as few visits as may be."""

from dataclasses import dataclass, field

from tests.e2e.axe import settle, too_wide_at, violations_in
from tests.e2e.kinds import address

TEXTS = """() => {
    const texts = [];
    const own = document.documentElement.lang;
    const foreign = node => {
        const marked = node.closest('[lang]');
        return marked && marked.lang !== own;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        // What is marked are words of the search, in whatever language they were typed.
        if (!['SCRIPT', 'MARK'].includes(parent.tagName) && !foreign(parent)) {
            texts.push(walker.currentNode.textContent);
        }
    }
    for (const node of document.body.querySelectorAll('*')) {
        if (foreign(node)) continue;
        for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
            texts.push(node.getAttribute(name) || '');
        }
    }
    return texts.map(text => text.trim()).filter(text => text);
}"""
BROKEN = "images => images.filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
# Every page in French in every view; the other languages have other words on the same
# page, and are looked at in one view each.
VIEWS = {
    "fr": [(1440, ["light"]), (390, ["light", "dark"])],
    "en": [(1440, ["light"])],
    "nl": [(390, ["light"])],
}


@dataclass
class Look:
    """What was found on a page."""

    strangers: list[str]
    cookies: list
    faults: list[str]
    language: str | None
    headings: list[str]
    undescribed: int
    broken: list[str]
    texts: list[str]
    too_wide: list[str] = field(default_factory=list)
    violations: dict = field(default_factory=dict)


def first_look(visitor) -> Look:
    """What the page that was just opened asked for, left behind and says."""
    own = (visitor.portal, "data:", "blob:")
    page = visitor.page
    return Look(
        strangers=[url for url in visitor.requested if not url.startswith(own)],
        cookies=visitor.context.cookies(),
        faults=[*visitor.faults],
        language=page.locator("html").get_attribute("lang"),
        headings=page.locator("h1").all_inner_texts(),
        undescribed=page.locator("img:not([alt])").count(),
        broken=page.locator("main img").evaluate_all(BROKEN),
        texts=page.evaluate(TEXTS),
    )


def look(visitors, kind, language) -> Look:
    """All of it: one visit for each width of the language's views."""
    seen = None
    for width, schemes in VIEWS[language]:
        visitor = visitors(width)
        page = visitor.go(address(kind, language))
        settle(page)
        seen = seen or first_look(visitor)
        for scheme, found in violations_in(page, schemes).items():
            seen.violations[width, scheme] = found
    seen.too_wide = too_wide_at(page, 320)
    return seen
