"""The documents that an engine named, as cards that say why they are there."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from core.cards import Card
from core.statements import ByKeys
from places.cards import walk_words
from search import words
from search.asking import Part, Term
from search.cards import cards_of
from search.choices import Kind
from search.models import SearchDocument
from search.service import MOST_SHOWN, PER_PAGE, Found
from search.snippets import snippet

BODIES = ByKeys(
    lambda keys: (
        SearchDocument.objects.filter(pk__in=keys).order_by().values_list("pk", "body")
    ),
    most=MOST_SHOWN,
)


def cards(found: Found) -> list[Card]:
    """The cards of one page of results, in order, numbered like their pins."""
    shown = list(_load(found, found.answer.ids).values())
    if found.question.view == "map":
        first = (found.question.page - 1) * PER_PAGE + 1
        for number, card in enumerate(shown, start=first):
            card.number = number
    return shown


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
    """Cards by the key of their document, in order; at most two queries.

    What went away since the index was written is left out.
    """
    keys = list(keys)
    loaded = cards_of(keys, found.language, found.at)
    shown = {key: loaded[key] for key in keys if key in loaded}
    for key, card in shown.items():
        card.pk = key
        if key in found.answer.distances_m:
            card.facts = [walk_words(found.answer.distances_m[key]), *card.facts]
    _explain(found, shown)
    return shown


def _explain(found: Found, shown: dict[int, Card]) -> None:
    """Add a piece of text where a card does not show why it was found.

    Its summary when that holds the words, else its text; at most one query.
    """
    silent = []
    for key, card in shown.items():
        face = f"{card.title} {card.kind} {card.area}"
        if _holds(face, found):
            continue
        if _holds(f"{face} {card.summary}", found):
            card.piece = _piece(card.summary, found.terms, found.language)
        else:
            silent.append(key)
    for key, parts in _pieces(found, silent).items():
        shown[key].piece = parts


def _holds(text: str, found: Found) -> bool:
    """Whether all words that were searched are in a text."""
    seen = _seen(text, found.language)
    return all(_is_seen(term, seen, found.language) for term in found.terms)


@lru_cache(maxsize=4096)
def _seen(text: str, language: str) -> frozenset[str]:
    """The stems of a short text."""
    return frozenset(words.stems(text, language).split())


def _is_seen(term: Term, seen: frozenset[str], language: str) -> bool:
    return any(
        all(words.stem(word, language) in seen for word in alternative)
        for alternative in term.alternatives
    )


def _pieces(found: Found, keys: list[int]) -> dict[int, list[Part]]:
    """Pieces of the texts around the words, of those that hold any; at most a query.

    None when another query was needed to find anything: a page has a few of them.
    """
    known = found.answer.snippets
    given = {key: known[key] for key in keys if key in known}
    missing = [key for key in keys if key not in given]
    if not found.attempt:
        for key, body in BODIES(missing):
            given[key] = _piece(body, found.terms, found.language)
    return {
        key: parts
        for key, parts in given.items()
        if any(is_word for _text, is_word in parts)
    }


@lru_cache(maxsize=1024)
def _piece(text: str, terms: tuple[Term, ...], language: str) -> list[Part]:
    """The piece of a text around the words; for the same text it is the same."""
    return snippet(text, terms, language)
