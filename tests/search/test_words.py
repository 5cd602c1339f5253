"""Words as they are compared: folded, without elision, by their stems."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from search import words
from search.asking import Term

SAME = {
    "fr": [
        "chaussure chaussures",
        "Musée musees",
        "vélo VÉLOS",
        "bijou bijoux",
        "l’hôtel hotel",
        "d'Aumale aumale",
        "œuf oeuf",
        "crêperie crêperies",
        "boulangerie boulangeries",
        "friterie friteries",
        "gâteau gateaux",
        "estaminet estaminets",
        "fromager fromagers",
        "brasserie brasseries",
        "vitrail vitraux",
        "canal canaux",
    ],
    "en": [
        "book books",
        "waffle waffles",
        "bakery bakeries",
        "church churches",
        "brewery breweries",
        "Café cafes",
        "child children",
    ],
    "nl": [
        "wafel wafels",
        "boek boeken",
        "fiets fietsen",
        "winkel winkels",
        "kerk kerken",
        "brood broden",
        "museum musea",
        "restaurant restaurants",
        "stad steden",
    ],
}
OTHER = {
    "fr": ["pain peine", "tasse tas", "bière bierre", "cour cœur"],
    "en": ["beer bear", "book brook"],
    "nl": ["wafel wapen", "boek broek"],
}


def pairs(table):
    return [(code, *pair.split()) for code, found in table.items() for pair in found]


@pytest.mark.parametrize(("language", "one", "other"), pairs(SAME))
def test_forms_of_a_word_have_the_same_stem(language, one, other):
    assert words.stems(one, language) == words.stems(other, language)


@pytest.mark.parametrize(("language", "one", "other"), pairs(OTHER))
def test_other_words_have_another_stem(language, one, other):
    assert words.stems(one, language) != words.stems(other, language)


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("fr", "La Piscine", "piscine"),
        ("fr", "L’Hôtel d’Aumale", "hotel aumale"),
        ("en", "The Old Bookshop", "old bookshop"),
        ("nl", "De Gouden Leeuw", "gouden leeuw"),
        ("nl", "’t Pandje", "pandje"),
        ("fr", "l hotel", "hotel"),
        ("fr", "Le La", "le la"),
        ("fr", "…", ""),
    ],
)
def test_name_key_leaves_articles_out(language, text, key):
    assert words.name_key(text, language) == key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gaufre", [[["gaufre"]]]),
        ("porte monnaie", [[["porte", "monnaie"], ["portemonnaie"]]]),
        ("porte-monnaie", [[["porte", "monnaie"], ["portemonnaie"]]]),
        ("la gaufre de Lille", [[["gaufre", "lille"], ["gaufrelille"]]]),
        ("un deux trois quatre", [[["deux"]], [["trois"]], [["quatre"]]]),
        ("le", [[["le"]]]),
        ("", []),
        ('"', []),
        ("& ' -- \x00", []),
        ("H&M", [[["h", "m"], ["hm"]]]),
    ],
)
def test_terms_are_what_is_asked_for(text, expected):
    found = words.terms(text, "fr")

    assert found == tuple(
        Term(tuple(tuple(words_) for words_ in term)) for term in expected
    )


def test_ten_thousand_words_are_a_few_terms_of_bounded_words():
    found = words.terms("é" * 9_000 + " x1" * 9_000, "nl")

    assert len(found) == words.MAX_TERMS
    assert found[0] == Term((("e" * words.MAX_WORD,),))


@pytest.fixture
def nervous():
    """Threads take turns all the time, as they sometimes do by chance."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    words.stem.cache_clear()
    yield
    sys.setswitchinterval(usual)
    words.stem.cache_clear()


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_stems_are_the_same_when_many_ask_at_once(nervous, language):
    asked = [f"{start}{end}" for start in "abcdef" for end in ("ations", "eusement")]
    asked = [f"{one}{number}s" for number in "123" for one in asked]
    expected = [words.stem.__wrapped__(word, language) for word in asked]

    with ThreadPoolExecutor(4) as threads:
        found = list(
            threads.map(
                lambda _turn: [words.stem.__wrapped__(w, language) for w in asked],
                range(16),
            )
        )

    assert found == [expected] * 16
