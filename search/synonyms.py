"""Words that editors say mean the same: who types one asks for all of them.

Words are compared by their stems. An expression ("pomme de terre") is found among the
words typed, articles and the like left out. Groups do not lead to other groups.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q

from core import versions
from search import words
from search.asking import Alternative, Term
from search.models import Synonym

MAX_ALTERNATIVES = 12
MAX_EXPRESSION = 6

Stems = tuple[str, ...]
Known = dict[Stems, list[Alternative]]


def expanded(terms: tuple[Term, ...], language: str) -> tuple[Term, ...]:
    """The terms with what means the same as alternatives; at most 12 for each."""
    known = _known(language)
    if not known:
        return terms
    units = [part for term in terms for part in _parted(term, known, language)]
    merged = _merged(units, known, language)
    return tuple(_with_synonyms(term, known, language) for term in merged)


def members(text: str, language: str) -> list[Alternative]:
    """The expressions of a group, folded; what is silly or there already left out."""
    found = (
        tuple(words.significant(words.folded(part), language))
        for part in text.split(",")
    )
    different = {
        _stems(expression, language): expression
        for expression in found
        if 0 < len(expression) <= MAX_EXPRESSION
    }
    return list(different.values())


def every_word(language: str) -> set[str]:
    """The words of all groups, folded."""
    groups = _known(language).values()
    return {word for others in groups for other in others for word in other}


@versions.kept
def _known(language: str) -> Known:
    """For each expression of a group the others of it."""
    groups = Synonym.objects.filter(Q(language=language) | Q(language=""))
    known: Known = defaultdict(list)
    for text in groups.order_by("pk").values_list("words", flat=True):
        group = members(text, language)
        for expression in group:
            others = (other for other in group if other != expression)
            known[_stems(expression, language)] += others
    return {stems: others for stems, others in known.items() if others}


def _stems(expression: Iterable[str], language: str) -> Stems:
    significant = words.significant(expression, language)
    return tuple(words.stem(word, language) for word in significant)


def _parted(term: Term, known: Known, language: str) -> Iterator[Term]:
    """The words of a term alone, when some of them and not the whole have synonyms.

    "Both words or the joined one" is the same as "this word or the joined one, and
    that word or the joined one".
    """
    typed, *others = term.alternatives
    spans = (typed[i:j] for i in range(len(typed)) for j in _ends(i, typed))
    whole = _stems(typed, language)
    if whole in known or not any(_stems(span, language) in known for span in spans):
        yield term
        return
    for word in typed:
        yield Term(((word,), *others))


def _ends(start: int, whole: Sequence) -> range:
    """Where an expression that begins at `start` can end, the longest first."""
    return range(min(len(whole), start + MAX_EXPRESSION), start, -1)


def _merged(units: list[Term], known: Known, language: str) -> Iterator[Term]:
    """Terms that make one expression together as one term."""
    start = 0
    while start < len(units):
        for end in _ends(start, units):
            span = units[start:end]
            typed = tuple(word for unit in span for word in unit.alternatives[0])
            if end == start + 1 or _stems(typed, language) in known:
                break
        joined = (set(unit.alternatives[1:]) for unit in span)
        shared = set.intersection(*joined)
        rest = (a for a in span[0].alternatives[1:] if a in shared)
        yield Term((typed, *rest))
        start = end


def _with_synonyms(term: Term, known: Known, language: str) -> Term:
    """A term with the synonyms of each of its alternatives."""
    found = {_stems(typed, language): typed for typed in term.alternatives}
    for stems in list(found):
        for other in known.get(stems, ()):
            found.setdefault(_stems(other, language), other)
    return Term(tuple(found.values())[:MAX_ALTERNATIVES])


versions.watch(Synonym)
