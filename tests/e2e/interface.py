"""Finds words of the interface that belong to another language."""

import re
from functools import cache

from portal import messages

LANGUAGES = ("fr", "en", "nl")
MIN_LETTERS = 4


@cache
def sentences(language: str) -> frozenset[str]:
    """Every sentence of the interface in a language, placeholders included."""
    # The ids are English, so that any catalogue has them.
    catalogue = messages.load("fr" if language == "en" else language)
    found = set()
    for message in catalogue:
        if message.id:
            chosen = message.id if language == "en" else message.string
            found.update((chosen,) if isinstance(chosen, str) else chosen)
    return frozenset(found)


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Matches a sentence that only other languages have."""
    own = {_bare(text) for text in sentences(language)}
    others = set()
    for other in LANGUAGES:
        if other != language:
            others |= {text for text in sentences(other) if _bare(text) not in own}
    shapes = []
    for text in others:
        parts = messages.PLACEHOLDER.split(text)
        if sum(char.isalpha() for part in parts for char in part) >= MIN_LETTERS:
            shapes.append(".+?".join(re.escape(part) for part in parts))
    return re.compile("|".join(sorted(shapes)))


def _bare(text: str) -> str:
    """A sentence whatever its placeholders are called: "%(n)d photos" is any number."""
    return messages.PLACEHOLDER.sub("%", text).casefold()


def foreign_words(texts: list[str], language: str) -> list[str]:
    """The texts that are an interface sentence of another language."""
    shape = pattern(language)
    return sorted({text for text in texts if shape.fullmatch(text)})
