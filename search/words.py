"""Words as they are searched: folded, without elision, stemmed in the page's language.

The same analysis is done to what is indexed and to what is typed, in Python, so that
every database gives the same answers. Words are folded before they are stemmed:
"musée" and "musee" must come to the same stem. Stemming: Snowball.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer

from places.names import without_accents
from search import forms
from search.asking import Term

MAX_BODY_WORDS = 3000
MAX_WORD = 40
MAX_TERMS = 12
ELISION = re.compile(
    r"\b(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quelqu)['’](?=\w)", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+(?:[-‐‑'’&][^\W_]+)*")
LETTERS = re.compile(r"[^\W_]+")
INSIDE = re.compile(r"[-‐‑'’&]")
ALGORITHMS = {"fr": "french", "en": "english", "nl": "dutch"}
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
# Names are French in every language: "le musée de la piscine" is typed everywhere.
OF_NAMES = frozenset("a au aux chez d de des du en et l la le les un une".split())
STOP_WORDS = {
    "fr": frozenset(
        "a au aux avec ce ces dans de des du elle en et est il je la le les leur ma"
        " mes mon ne nos notre nous ou par pas pour qui sa se ses son sur un une"
        " vos votre vous y chez l d j m t s c n qu".split()
    ),
    "en": frozenset(
        "a an and are at be by for from i in is it my near of on or our the their to"
        " we where with you your".split()
    )
    | OF_NAMES,
    "nl": frozenset(
        "aan bij dat de den der die dit een en er het ik in is je maar met mijn naar"
        " of om onze op over te tot uit van voor waar we wij zijn s t".split()
    )
    | OF_NAMES,
}
_stemmers = {code: snowballstemmer.stemmer(name) for code, name in ALGORITHMS.items()}
_stemming = Lock()


def compounds(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a text, folded; one with a hyphen inside as its parts.

    "L’hôtel d’Aumale, porte-monnaie" -> ("hotel",), ("aumale",), ("porte", "monnaie").
    Of "men’s shoes" and "foto’s" only what comes before the apostrophe is a word.
    """
    plain = POSSESSIVE.sub("", ELISION.sub("", text))
    for found in WORD.findall(without_accents(plain)):
        parts = tuple(part[:MAX_WORD] for part in INSIDE.split(found) if part)
        if parts:
            yield parts


def folded(text: str) -> list[str]:
    """The single words of a text, folded; no joined forms."""
    return [word for parts in compounds(text) for word in parts]


def indexed(text: str) -> list[str]:
    """The words under which a text is found: also "portemonnaie" for "porte-monnaie"."""
    found = []
    for parts in compounds(text):
        found += parts
        if len(parts) > 1:
            found.append("".join(parts)[:MAX_WORD])
    return found


def significant(words: Iterable[str], language: str) -> list[str]:
    """Words without articles and the like; all of them when nothing else is there."""
    words = list(words)
    return [word for word in words if word not in STOP_WORDS[language]] or words


def name_key(text: str, language: str) -> str:
    """A name as it is compared: "La Piscine" and "piscine" are the same."""
    return " ".join(significant(folded(text), language))[:255]


@lru_cache(maxsize=131072)
def stem(word: str, language: str) -> str:
    """The stem of a folded word: "gaufres" -> "gaufr".

    Dutch "fietsen" comes to "fiets", and that to "fiet", so Dutch words are stemmed
    twice. What Snowball does not know stands in search.forms.
    """
    plain, is_stem = forms.base(word, language)
    if is_stem:
        return plain
    make = _stemmers[language].stemWord
    # A stemmer works on one word at a time; the clock writes while visitors search.
    with _stemming:
        found = make(plain)
        return without_accents(make(found) if language == "nl" else found)


def stems(text: str, language: str) -> str:
    """A text as databases index it: the stems of its words, with spaces between.

    Of Dutch compounds also those of their halves.
    """
    words = indexed(text)[:MAX_BODY_WORDS]
    halves = (half for word in words for half in forms.halves(word, language))
    return " ".join(stem(word, language) for word in (*words, *halves))


def terms(text: str, language: str) -> tuple[Term, ...]:
    """What a typed text asks for, before synonyms; empty when it holds no word."""
    found = list(compounds(text))
    bare = [p for p in found if len(p) > 1 or p[0] not in STOP_WORDS[language]]
    parts = (bare or found)[:MAX_TERMS]
    if len(parts) == 2 and all(len(part) == 1 for part in parts):
        # "porte monnaie" is also looked for as one word.
        pair = (parts[0][0], parts[1][0])
        return (Term(_alternatives(pair)),)
    return tuple(Term(_alternatives(part)) for part in parts)


def _alternatives(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words apart, as one word, and with "saint" for "st"."""
    apart = parts[:MAX_TERMS]
    joined = [("".join(parts)[:MAX_WORD],)] if len(parts) > 1 else []
    return (apart, *joined, *forms.written_otherwise(apart))
