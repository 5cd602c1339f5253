"""The pages about a place, also when nothing shows it on cards any more.

A shop that closed for good leaves the lists and the cards, but its page stays, and so
must the sticker that leads to it. Apps register how to find their pages.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from core.languages import public_path

Paths = dict[str, str]
Finder = Callable[[int], Paths]
_finders: dict[str, Finder] = {}


def register(name: str, finder: Finder) -> None:
    """Add what finds the public pages about the place with a key, by language."""
    _finders[name] = finder


def paths(place_id: int, cards: dict[str, Any]) -> Paths:
    """{"fr": "/fr/boutiques/le-four/", ...}; asks the apps only without cards."""
    if cards:
        return {language: card["url"] for language, card in cards.items()}
    for finder in _finders.values():
        found = finder(place_id)
        if found:
            return found
    return {}


def public_paths(pages: QuerySet) -> Paths:
    """The addresses by language of those pages that everybody may see."""
    rows = pages.filter(live=True).public()
    rows = rows.values_list("locale__language_code", "url_path")
    return {code: public_path(url_path, code) for code, url_path in rows}
