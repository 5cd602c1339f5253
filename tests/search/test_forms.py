"""Forms of words that are found by one another, and such that are not."""

import pytest

from search import words

SAME = {
    "fr": """
        boulangerie boulangeries boulanger boulangers
        friterie frites
        glacier glaciers glace glaces
        poissonnerie poissonnier poisson poissons
        bijoux bijou
        yeux oeil
    """,
    "en": """
        women woman
        bakeries bakery
        bijoux bijou
        gateaux gateau
    """,
    "nl": """
        bakkerij bakkerijen
        apotheken apotheek
        fietsen fiets
        velos velo
        wafeltjes wafel
        musea museum
    """,
}
DIFFERENT = {
    "fr": [("martin", "martine"), ("chant", "chantier"), ("bras", "brasserie")],
    "en": [("martin", "martine"), ("men", "women"), ("shop", "shape")],
    "nl": [("bakken", "bakkerij"), ("slagen", "slagerij"), ("martin", "martine")],
}


@pytest.mark.parametrize("language", SAME)
def test_forms_of_a_word_have_one_stem(language):
    rows = [line.split() for line in SAME[language].strip().splitlines()]

    stems = [{words.stem(word, language) for word in row} for row in rows]

    assert [len(each) for each in stems] == [1] * len(rows), stems


@pytest.mark.parametrize("language", DIFFERENT)
def test_words_that_look_alike_have_stems_of_their_own(language):
    pairs = DIFFERENT[language]

    stems = [{words.stem(word, language) for word in pair} for pair in pairs]

    assert [len(each) for each in stems] == [2] * len(pairs), stems


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("schoenwinkel", ["schoen"]),
        ("fietswinkels", ["fiets"]),
        ("boekhandel", ["boek"]),
        ("ijssalon", ["ijs"]),
        ("barbieuxpark", ["barbieux", "park"]),
        ("kerstmarkten", ["kerst", "markt"]),
        ("supermarkt", []),
        ("stadhuis", []),
        ("winkel", []),
        ("wijn", []),
    ],
)
def test_dutch_compound_is_found_by_its_halves(word, halves):
    found = words.stems(word, "nl").split()

    assert found[1:] == [words.stem(half, "nl") for half in halves]
    assert words.stems(word, "fr").split() == [words.stem(word, "fr")]


def test_letters_without_an_accent_to_take_are_read_too():
    assert words.folded("Smørrebrød, Łódź, Æble, 𝐀") == [
        "smorrebrod",
        "lodz",
        "aeble",
        "a",
    ]


def test_what_is_owned_is_found_without_its_apostrophe():
    assert words.folded("men’s shoes, foto's, ’s ochtends") == [
        "men",
        "shoes",
        "foto",
        "s",
        "ochtends",
    ]


def test_saint_is_found_however_it_is_written():
    (short,) = words.terms("st martin", "fr")
    (joined,) = words.terms("Saint-Martin", "fr")

    assert ("saint", "martin") in short.alternatives
    assert ("st", "martin") in joined.alternatives
