"""What documents say of each kind of page, and who has none."""

from collections import Counter

from search.models import SearchDocument


def test_every_kind_of_page_has_a_document_in_each_language(world):
    found = SearchDocument.objects.values_list("kind", "language")

    assert Counter(found) == {
        (kind, language): 1
        for kind in ("sight", "shop", "walk", "event", "page")
        for language in ("fr", "en", "nl")
    }
