"""Cards: the one shape in which lists, rows and blocks show any object.

Apps register how their pages become cards; `core` never imports them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType

from wagtail.models import Page

Loader = Callable[[Sequence[int]], dict[int, "Card"]]


@dataclass(slots=True)
class Card:
    """What a card shows; texts are in the active language.

    `state` is what places.hours.wording.state_words gives (None: no hours apply).
    `page_id` is the key of the page behind it. `piece` is a piece of its text, as (text, is it a word that was searched).
    `tag_css` is "offer", "alert" or "soft". `number` is the number of its map pin.
    """

    url: str
    title: str
    kind: str = ""
    picture: dict[str, Any] | None = None
    tag: str = ""
    tag_css: str = "soft"
    area: str = ""
    facts: list[str] = field(default_factory=list)
    state: Any = None
    hour: str = ""
    struck: bool = False
    lat: float | None = None
    lng: float | None = None
    number: int | None = None
    pk: int | None = None
    page_id: int | None = None
    demo: bool = False
    summary: str = ""
    piece: list[tuple[str, bool]] = field(default_factory=list)


_loaders: dict[str, Loader] = {}


def register(model_label: str, loader: Loader) -> None:
    """Say how pages of a type ("shops.ShopPage") become cards, many at a time."""
    _loaders[model_label.lower()] = loader


def label_of(page: Page) -> str:
    """The type of a page, "shops.shoppage", without a query."""
    content_type = ContentType.objects.get_for_id(page.content_type_id)
    return f"{content_type.app_label}.{content_type.model}"


def pairs(pages: Iterable[Page]) -> list[tuple[Page, Card]]:
    """Pages with their cards, in their order; one query per type, none per page."""
    pages = list(pages)
    by_type: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        by_type[label_of(page)].append(page.pk)
    found: dict[int, Card] = {}
    for label, ids in by_type.items():
        if label in _loaders:
            found.update(_loaders[label](ids))
    return [(page, found[page.pk]) for page in pages if page.pk in found]


def for_pages(pages: Iterable[Page]) -> list[Card]:
    """Cards of any pages, in their order."""
    return [card for _page, card in pairs(pages)]


def for_chosen(page_ids: Sequence[int], language: str) -> list[Card]:
    """Cards of pages chosen by an editor, each in `language` when it exists there."""
    keys = dict(
        Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key")
    )
    pages = Page.objects.filter(
        translation_key__in=keys.values(),
        locale__language_code=language,
        live=True,
    )
    by_key = {page.translation_key: page for page in pages}
    order = (by_key.get(keys.get(page_id)) for page_id in page_ids)
    return for_pages(page for page in order if page is not None)
