"""The documents that an engine named, as cards."""

from collections.abc import Iterable
from typing import Any

from core.cards import Card
from places.cards import walk_words
from search.cards import cards_of
from search.choices import Kind
from search.service import PER_PAGE, Found


def cards(found: Found) -> list[Card]:
    """The cards of one page of results, in order, numbered like their pins."""
    shown = _load(found, found.answer.ids)
    if found.question.view == "map":
        first = (found.question.page - 1) * PER_PAGE + 1
        for number, card in enumerate(shown.values(), start=first):
            card.number = number
    return list(shown.values())


def groups(url: str, found: Found) -> list[dict[str, Any]]:
    """The best few of each kind, in the order of kinds, with the way to all of them."""
    counts, members = found.answer.facets["kind"], found.answer.groups
    loaded = _load(found, [key for keys in members.values() for key in keys])
    return [
        {
            "title": kind.label,
            "cards": [loaded[key] for key in members[kind] if key in loaded],
            "count": counts[kind],
            "more_url": url + found.question.but(kind=kind.value).query()
            if counts[kind] > len(members[kind])
            else "",
        }
        for kind in Kind
        if members.get(kind)
    ]


def _load(found: Found, keys: Iterable[int]) -> dict[int, Card]:
    """Cards by the key of their document, in order; one query.

    What went away since the index was written is left out.
    """
    keys = list(keys)
    loaded = cards_of(keys, found.language, found.at)
    shown = {key: loaded[key] for key in keys if key in loaded}
    for key, card in shown.items():
        card.pk = key
        if key in found.answer.distances_m:
            card.facts = [walk_words(found.answer.distances_m[key]), *card.facts]
    return shown
