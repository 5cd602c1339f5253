"""What editors put forward for a search, kept in memory.

Written in Wagtail's admin; matched with what visitors type as both are searched, so that
"L’Hôtel" of an editor also answers "hotel".
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from core import languages, versions
from core.serving import public
from search import words

WEB = ("https://", "http://")


class Promotion(NamedTuple):
    """A link above the results; `is_external`: it leaves the portal."""

    title: str
    url: str
    description: str
    is_external: bool = False


def promoted(text: str, language: str) -> Sequence[Promotion]:
    """What is put forward for a text, in the order of the editors."""
    return promotions(language).get(key_of(text), ())


def key_of(text: str) -> str:
    """A text as promotions are compared: folded, in the order of its words."""
    return " ".join(words.folded(text))


@versions.kept
def promotions(language: str) -> dict[str, list[Promotion]]:
    """All that is put forward in a language, by `key_of`; two queries when new.

    Pages only in their own language and while everybody may see them; addresses of
    other sites in every language.
    """
    chosen = SearchPromotion.objects.select_related("query")
    rows = list(chosen.order_by("query__query_string", "sort_order", "pk"))
    pages = public(Page.objects, language).filter(pk__in=[row.page_id for row in rows])
    links = {
        pk: (title, languages.public_path(url_path, language))
        for pk, title, url_path in pages.values_list("pk", "title", "url_path")
    }
    found: dict[str, list[Promotion]] = defaultdict(list)
    for row in rows:
        key = key_of(row.query.query_string)
        if row.page_id in links:
            found[key].append(Promotion(*links[row.page_id], row.description))
        elif not row.page_id and row.external_link_url.startswith(WEB):
            title = row.external_link_text or row.external_link_url
            link = Promotion(title, row.external_link_url, row.description, True)
            found[key].append(link)
    return dict(found)


versions.watch(Query, SearchPromotion)
