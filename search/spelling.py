"""What somebody meant who made a slip, or wrote two words as one.

Asked only when nothing was found. Known are the words of names, trades, districts and
synonyms of a language; what is suggested is sure to find something.
"""

import re
from collections.abc import Iterator
from itertools import islice, product

from django.utils import timezone

from search import synonyms, words
from search.asking import Alternative, Term
from search.engines.database import which_find
from search.synonyms import MAX_ALTERNATIVES
from search.vocabulary import Vocabulary, vocabulary

MAX_TEXT = 200
MAX_CORRECTED = 3
MAX_VARIANTS = 12
HALF = 3
# What Dutch puts between the halves of a word: "boek-en-winkel".
LINKS = {"nl": ("", "s", "n", "en")}

Variant = dict[str, str]


def near(text: str, language: str) -> str | None:
    """The text with its slips corrected; None when that would find nothing either."""
    text = " ".join(text[:MAX_TEXT].split())
    known = vocabulary(language)
    variants = _variants(text, known, language)
    corrected = [_corrected(text, variant, known) for variant in variants]
    if not corrected:
        return None
    questions = [
        synonyms.expanded(words.terms(other, language), language) for other in corrected
    ]
    finds = which_find(questions, language, timezone.now())
    same = words.folded(text)
    for other, found in zip(corrected, finds, strict=True):
        if found and words.folded(other) != same:
            return other
    return None


def _variants(text: str, known: Vocabulary, language: str) -> Iterator[Variant]:
    """What to put in the place of which words, the least change first."""
    typed = {word for term in words.terms(text, language) for word in _typed(term)}
    strange = sorted(word for word in typed if not known.knows(word))
    slips = {word: found for word in strange if (found := known.near(word))}
    few = dict(islice(slips.items(), MAX_CORRECTED))
    chosen = sorted(
        product(*(range(len(found) + 1) for found in few.values())),
        key=lambda ranks: (sum(map(bool, ranks)), sum(ranks), ranks),
    )
    for ranks in chosen[1 : MAX_VARIANTS + 1]:
        both = zip(few.items(), ranks, strict=True)
        yield {word: found[rank - 1] for (word, found), rank in both if rank}


def _typed(term: Term) -> Alternative:
    return term.alternatives[0]


def _corrected(text: str, variant: Variant, known: Vocabulary) -> str:
    """The text with other words in the place of some, as names write them."""

    def other(found: re.Match[str]) -> str:
        instead = variant.get("".join(words.folded(found[0]))[: words.MAX_WORD])
        return known.spelled(instead) if instead else found[0]

    return words.LETTERS.sub(other, text)


def split(terms: tuple[Term, ...], language: str) -> tuple[Term, ...]:
    """The terms with the halves of words that nobody knows as alternatives.

    "portemonnaie" is also looked for as "porte" and "monnaie".
    """
    known = vocabulary(language)
    return tuple(_with_halves(term, known, language) for term in terms)


def _with_halves(term: Term, known: Vocabulary, language: str) -> Term:
    found = dict.fromkeys(term.alternatives)
    for typed in term.alternatives:
        for at, word in enumerate(typed):
            for halves in _halves(word, known, language):
                found.setdefault((*typed[:at], *halves, *typed[at + 1 :]))
    return Term(tuple(found)[:MAX_ALTERNATIVES])


def _halves(word: str, known: Vocabulary, language: str) -> Iterator[Alternative]:
    """Every two known words of which an unknown one is made."""
    if known.knows(word):
        return
    for middle in range(HALF, len(word) - HALF + 1):
        first, second = word[:middle], word[middle:]
        if not known.knows(second):
            continue
        for link in LINKS.get(language, ("",)):
            bare = first.removesuffix(link)
            if (bare != first or not link) and len(bare) >= HALF and known.knows(bare):
                yield bare, second
