"""The piece of a text in which the words of a search are, for results without one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from search import words
from search.asking import Part, Term

LENGTH = 160
# How much of the text is shown before the first word that was found.
BEFORE = 40
MAX_TEXT = 20_000
MAX_FOUND = 60
HEAD = 2
ELLIPSIS = "…"
# What is not seen: control signs, and those that turn the direction of writing.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)


class Found(NamedTuple):
    """A word of the search in the text, and which of its stems it is."""

    start: int
    end: int
    stem: str


def snippet(text: str, terms: tuple[Term, ...], language: str) -> list[Part]:
    """About 160 signs of plain text around the words, as (text, is it one of them).

    Without such a word the beginning of the text; [] for an empty one.
    """
    plain = " ".join(UNSEEN.sub("", normalize("NFC", text[:MAX_TEXT])).split())
    if not plain:
        return []
    found = list(islice(_found(plain, _stems(terms, language), language), MAX_FOUND))
    start, end = _window(plain, found)
    parts = list(_parts(plain, start, end, found))
    if start:
        parts.insert(0, (f"{ELLIPSIS} ", False))
    if end < len(plain):
        parts.append((f" {ELLIPSIS}", False))
    return _joined(parts)


def _stems(terms: tuple[Term, ...], language: str) -> frozenset[str]:
    """The stems of all words of all alternatives."""
    return frozenset(
        words.stem(word, language)
        for term in terms
        for alternative in term.alternatives
        for word in alternative
    )


def _found(plain: str, stems: frozenset[str], language: str) -> Iterator[Found]:
    """The words of the text that have one of the stems; also parts of a compound."""
    heads = {stem[:HEAD] for stem in stems}
    for whole in words.WORD.finditer(plain):
        simple = whole[0].isalnum()
        parts = [whole] if simple else [*words.LETTERS.finditer(plain, *whole.span())]
        joined = "".join(part[0] for part in parts) if len(parts) > 1 else ""
        if joined and (stem := _stem(joined, heads, language)) in stems:
            yield Found(*whole.span(), stem)
            continue
        for part in parts:
            stem = _stem(part[0], heads, language)
            if stem in stems:
                yield Found(*part.span(), stem)


def _stem(word: str, heads: set[str], language: str) -> str:
    """The stem of a word; "" at once when it begins like none that is wanted."""
    if _head(word[:HEAD]) not in heads:
        return ""
    return words.stem(words.without_accents(word)[: words.MAX_WORD], language)


@lru_cache(maxsize=4096)
def _head(letters: str) -> str:
    """The first letters of a word, folded."""
    return words.without_accents(letters)[:HEAD]


def _window(plain: str, found: list[Found]) -> tuple[int, int]:
    """Where the piece begins and ends: that with the most different words."""
    best, most = 0, 0
    for first in found:
        reach = first.start + LENGTH - BEFORE
        inside = {f.stem for f in found if first.start <= f.start and f.end <= reach}
        if len(inside) > most:
            best, most = max(0, first.start - BEFORE), len(inside)
    best = max(0, min(best, len(plain) - LENGTH))
    return _whole_words(plain, best, min(len(plain), best + LENGTH))


def _whole_words(plain: str, start: int, end: int) -> tuple[int, int]:
    """The same piece without halves of words at its ends, if words have an end."""
    if start and plain[start - 1] != " ":
        space = plain.find(" ", start, start + BEFORE)
        start = space + 1 if space >= 0 else start
    if end < len(plain) and plain[end] != " ":
        space = plain.rfind(" ", end - BEFORE, end)
        end = space if space >= 0 else end
    return start, end


def _parts(plain: str, start: int, end: int, found: list[Found]) -> Iterator[Part]:
    """The piece in turns: what is a word of the search and what is not."""
    at = start
    for word in found:
        first, last = max(at, word.start), min(end, word.end)
        if first < last:
            yield plain[at:first], False
            yield plain[first:last], True
            at = last
    yield plain[at:end], False


def _joined(parts: list[Part]) -> list[Part]:
    """The parts without empty ones, what stands beside the like joined to it."""
    joined: list[Part] = []
    for text, is_word in parts:
        if joined and joined[-1][1] == is_word:
            joined[-1] = (joined[-1][0] + text, is_word)
        elif text:
            joined.append((text, is_word))
    return joined
