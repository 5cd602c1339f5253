"""Searching the public pages of one language, whatever engine answers."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from elastic_transport import TransportError
from elasticsearch import ApiError

from core import bitsets, cards, languages
from core.cards import Card
from core.serving import public
from shops.catalogue import catalogue

logger = logging.getLogger(__name__)

MAX_QUERY = 200
MAX_RESULTS = 120
KINDS = ("walks.sightpage", "shops.shoppage", "walks.walkpage", "events.eventpage")
OTHER = "pages"
ENGINE_FAULTS = (TransportError, ApiError)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: cards by kind, in the order of `KINDS` and then `OTHER`.

    `simplified`: the search cluster did not answer and the database did.
    """

    groups: dict[str, list[Card]] = field(default_factory=dict)
    simplified: bool = False

    @property
    def count(self) -> int:
        """How many results in all."""
        return sum(len(found) for found in self.groups.values())


def clean(raw: str) -> str:
    """A query as it is searched: no control signs, single spaces, not too long."""
    printable = "".join(char if char.isprintable() else " " for char in raw)
    return " ".join(printable.split())[:MAX_QUERY]


def search(query: str) -> Found:
    """Public pages of the active language for a query that `clean` gave."""
    if not query:
        return Found()
    simplified = False
    try:
        ids = _ask("site" if _has_cluster() else "default", query)
    except ENGINE_FAULTS:
        logger.warning("The search cluster does not answer", exc_info=True)
        ids, simplified = _ask("default", query), True
    allowed = {page.pk: page for page in public(Page.objects).filter(pk__in=ids)}
    return Found(_grouped([allowed[pk] for pk in ids if pk in allowed]), simplified)


def _has_cluster() -> bool:
    """Whether a search cluster is configured."""
    return "site" in settings.WAGTAILSEARCH_BACKENDS


def _ask(backend: str, query: str) -> list[int]:
    """Ids of the best pages of the language: whole words first, then beginnings."""
    locale = Locale.objects.get(language_code=languages.active())
    pages = Page.objects.filter(live=True, depth__gt=2, locale=locale)
    engine = get_search_backend(backend)
    found = [page.pk for page in engine.search(query, pages)[:MAX_RESULTS]]
    if len(found) < MAX_RESULTS:
        begun = engine.autocomplete(query, pages)[:MAX_RESULTS]
        found += [page.pk for page in begun]
    return list(dict.fromkeys(found))[:MAX_RESULTS]


def _grouped(found: list[Page]) -> dict[str, list[Card]]:
    """Cards by kind of page."""
    groups: dict[str, list[Card]] = {kind: [] for kind in (*KINDS, OTHER)}
    for page, card in cards.pairs(found):
        label = cards.label_of(page)
        groups[label if label in groups else OTHER].append(card)
    return {kind: shown for kind, shown in groups.items() if shown}


def open_only(found: Found, at: datetime) -> Found:
    """What is open at the minute of the page: shops by the set that the list shares."""
    shops = catalogue(languages.active())
    is_open = bitsets.Membership(shops.open_at(at))

    def welcomes(card: Card) -> bool:
        if card.pk is not None:
            position = shops.by_pk.get(card.pk)
            return position is not None and position in is_open
        return card.state is not None and card.state.css == "open"

    kept = {
        kind: [card for card in cards if welcomes(card)]
        for kind, cards in found.groups.items()
    }
    return Found(
        {kind: cards for kind, cards in kept.items() if cards}, found.simplified
    )
