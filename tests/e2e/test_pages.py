"""What every page keeps to: one host, no cookie, one language, for everybody."""

from urllib.request import urlopen

import pytest

from tests.e2e.interface import foreign_words
from tests.e2e.kinds import all_pages
from tests.e2e.looking import VIEWS, look


@pytest.fixture(scope="module")
def seen(visitors):
    """What is found on a page, looked at once for all these tests."""
    known = {}

    def seen(kind, language):
        if (kind, language) not in known:
            known[kind, language] = look(visitors, kind, language)
        return known[kind, language]

    return seen


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_asks_only_this_host_and_leaves_no_trace(seen, kind, language):
    found = seen(kind, language)

    assert found.strangers == []
    assert found.cookies == []
    assert found.faults == []


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_has_language_one_heading_and_described_pictures(seen, kind, language):
    found = seen(kind, language)

    assert found.language == language
    assert len(found.headings) == 1
    assert found.headings[0].strip() != ""
    assert found.undescribed == 0
    assert found.broken == []


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_speaks_one_language(seen, kind, language):
    texts = seen(kind, language).texts

    assert len(texts) > 20
    assert foreign_words(texts, language) == []


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_without_axe_violation(seen, kind, language):
    views = [(width, scheme) for width, many in VIEWS[language] for scheme in many]

    assert seen(kind, language).violations == {view: [] for view in views}


@pytest.mark.parametrize(("kind", "language"), all_pages())
def test_page_fits_in_320_pixels(seen, kind, language):
    assert seen(kind, language).too_wide == []


def test_search_of_ten_thousand_letters_is_answered_in_a_sentence(portal):
    with urlopen(f"{portal}/en/search/?q={'a' * 10_000}") as answer:
        body = answer.read().decode()

    assert "Your search is too long" in body
