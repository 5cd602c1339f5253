"""The words of a question as databases are asked for them: stems that are safe."""

from collections.abc import Iterable
from functools import lru_cache

from search import words
from search.asking import Term

# For each term its alternatives, of each the stems.
Asked = tuple[tuple[tuple[str, ...], ...], ...]


@lru_cache(maxsize=4096)
def asked(terms: tuple[Term, ...], language: str) -> Asked:
    """The stems of terms; whatever words hold, stems are letters and digits only.

    What holds no letter and no digit asks for nothing.
    """
    found = (_alternatives(term, language) for term in terms)
    return tuple(alternatives for alternatives in found if alternatives)


def _alternatives(term: Term, language: str) -> tuple[tuple[str, ...], ...]:
    each = (_stems(alternative, language) for alternative in term.alternatives)
    return tuple(dict.fromkeys(stems for stems in each if stems))


def _stems(alternative: Iterable[str], language: str) -> tuple[str, ...]:
    parts = (part for word in alternative for part in words.folded(word))
    return tuple(dict.fromkeys(words.stem(part, language) for part in parts))
