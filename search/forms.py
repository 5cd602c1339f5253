"""Forms of words that Snowball does not bring together, or brings together wrongly.

All words here are folded: small letters, no accents.
"""

import re
from collections.abc import Iterator

SHORT = 3
PLURALS_IN_X = {"fr": ("oux", "eux"), "en": ("oux", "eaux"), "nl": ("oux", "eaux")}
# "boulangerie" and "boulanger", "glacier" and "glace", "friterie" and "frites".
TRADE_FR = re.compile(r"([a-z]{4,})(?:erie|ier)")
# "restaurants", "concerts", "velos": what Dutch took over with its plural.
LOANS_NL = re.compile(r"[^aeiou]ts$|[a-z][^aeiou][aiouy]s$")
# "bakkerij" is no form of "bakken", which is what Snowball makes of it.
TRADE_NL = re.compile(r"[a-z]{3,}erij")
# What is sold or what is there comes before these: "schoenwinkel", "barbieuxpark".
SHOPS_NL = (
    "winkel",
    "handel",
    "salon",
    "zaak",
    "huis",
    "galerie",
    "centrum",
    "branderij",
)
PLACES_NL = ("markt", "kerk", "park", "museum")
# One word to whoever speaks Dutch: the city has no "stad" in its "stadhuis".
ONE_NL = frozenset(
    "supermarkt stadhuis ziekenhuis gemeentehuis belastingzaak oorzaak rechtzaak".split()
)
IRREGULAR = {
    "fr": {"vitraux": "vitrail", "travaux": "travail", "yeux": "oeil"},
    "en": {
        "women": "woman",
        "men": "man",
        "children": "child",
        "knives": "knife",
        "buses": "bus",
    },
    "nl": {
        "apotheken": "apotheek",
        "bibliotheken": "bibliotheek",
        "musea": "museum",
        "kinderen": "kind",
        "steden": "stad",
        "glazen": "glas",
    },
}
# People's names, on many signs: Martine is not Martin. In French also words that only
# look as if they were a trade.
ITSELF = frozenset(
    "martine simone francoise louise denise pascale danielle michele andree renee".split()
)
ITSELF_FR = frozenset(
    "chantier quartier escalier collier premier dernier courrier dossier janvier"
    " fevrier entier galerie batterie loterie brasserie".split()
)
ABBREVIATIONS = {
    "st": ("saint", "sint"),
    "ste": ("sainte",),
    "saint": ("st",),
    "sint": ("st",),
    "sainte": ("ste",),
}


def base(word: str, language: str) -> tuple[str, bool]:
    """A word without the endings that Snowball leaves, and whether that is its stem."""
    word = IRREGULAR[language].get(word, word)
    if word in ITSELF:
        return word, True
    if language == "nl" and TRADE_NL.fullmatch(word.removesuffix("en")):
        return word.removesuffix("en"), True
    if _is_plural(word, language):
        word = word[:-1]
    if language == "fr" and word not in ITSELF_FR:
        trade = TRADE_FR.fullmatch(word)
        # "poissonnerie" -> "poisson"
        word = re.sub("nn$", "n", trade[1]) if trade else word
    return word, False


def _is_plural(word: str, language: str) -> bool:
    """Whether a word loses its last letter: "velos", "bijoux", not "tasse"."""
    if language == "fr" and word.endswith("s"):
        return len(word) > SHORT and not word.endswith("ss")
    if language == "nl" and LOANS_NL.search(word):
        return True
    # Names are French in every language.
    return word.endswith(PLURALS_IN_X[language])


def halves(word: str, language: str) -> Iterator[str]:
    """The words of which a Dutch compound is made, when one can tell.

    "schoenwinkel" -> "schoen"; "barbieuxpark" -> "barbieux", "park".
    """
    single = word.removesuffix("s") if word.endswith("els") else word
    single = single.removesuffix("en") if single.endswith("en") else single
    if language != "nl" or single in ONE_NL:
        return
    for last in (*SHOPS_NL, *PLACES_NL):
        first = single.removesuffix(last)
        if first != single and len(first) >= SHORT:
            yield first
            if last in PLACES_NL:
                yield last


def written_otherwise(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The same words with "saint" for "st", and the other way round."""
    for at, word in enumerate(words):
        for other in ABBREVIATIONS.get(word, ()):
            yield (*words[:at], other, *words[at + 1 :])
