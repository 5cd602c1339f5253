"""What every page keeps to: one host, no cookie, one heading, one language."""

from urllib.request import urlopen

import pytest

from tests.e2e.interface import foreign_words
from tests.e2e.kinds import address, all_pages

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


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_asks_only_this_host_and_leaves_no_trace(visitors, kind, language):
    visitor = visitors()
    visitor.go(address(kind, language))

    strangers = [
        url
        for url in visitor.requested
        if not url.startswith((visitor.portal, "data:", "blob:"))
    ]

    assert strangers == []
    assert visitor.context.cookies() == []
    assert visitor.faults == []


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_has_language_one_heading_and_described_pictures(visitors, kind, language):
    page = visitors().go(address(kind, language))

    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip() != ""
    assert page.locator("img:not([alt])").count() == 0
    assert (
        page.locator("main img").evaluate_all(
            "images => images.filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
        )
        == []
    )


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_speaks_one_language(visitors, kind, language):
    page = visitors().go(address(kind, language))

    texts = page.evaluate(TEXTS)

    assert len(texts) > 20
    assert foreign_words(texts, language) == []


def test_search_of_ten_thousand_letters_is_answered_in_a_sentence(portal):
    with urlopen(f"{portal}/en/search/?q={'a' * 10_000}") as answer:
        body = answer.read().decode()

    assert "Your search is too long" in body
