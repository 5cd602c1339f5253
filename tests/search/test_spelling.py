"""Slips and compounds: what is suggested when nothing was found."""

import pytest

from core import versions
from search import words
from search.models import Synonym
from search.spelling import near, split
from tests.search.documents import document

NAMES = {
    "fr": [
        "Crêperie de l’Étoile",
        "Boulangerie Poulain",
        "Le Palais des chaussures",
        "Chaussures Marcel",
        "Gaufres Méert",
        "Porte et monnaie",
        "Bar",
    ],
    "nl": ["Boeken en bloemen", "Winkel van Wafels", "Fietshuis"],
}


@pytest.fixture
def named(db):
    Synonym.objects.all().delete()
    for language, titles in NAMES.items():
        for title in titles:
            document(title, language=language)
    document(
        "Un lieu",
        "Du chocolat.",
        category="friterie",
        category_name="Friterie",
        district="wazemmes",
        district_name="Wazemmes",
    )
    Synonym.objects.create(words="estaminet, taverne")


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("fr", "chausures", "chaussures"),
        ("fr", "Chuassures marcel", "chaussures marcel"),
        ("fr", "boulangrie", "boulangerie"),
        ("fr", "bolangrie", "boulangerie"),
        ("fr", "blangrie", None),
        ("fr", "creprie", "crêperie"),
        ("fr", "la creprie de l’étiole", "la crêperie de l’étoile"),
        ("fr", "meret", "méert"),
        ("fr", "baz", "bar"),
        ("fr", "ba", None),
        ("fr", "wazmmes", None),
        ("fr", "fritrie", None),
        ("fr", "chocolta", None),
        ("fr", "crêperie", None),
        ("fr", "chaussure", None),
        ("fr", "xyzzyx", None),
        ("fr", "", None),
        ("fr", "\x00\"'&*() -", None),
        ("fr", "1234", None),
        ("fr", "chausures " + "x" * 10_000, None),
        ("nl", "bloemn", "bloemen"),
        ("nl", "creprie", None),
        ("en", "creprie", None),
    ],
)
def test_slip_is_corrected_when_that_finds_something(named, language, typed, expected):
    assert near(typed, language) == expected


def test_trade_district_and_synonym_are_known_when_they_find_something(named):
    document("Chez Luc", keywords="Friterie Wazemmes taverne estaminet")

    found = [near(typed, "fr") for typed in ("fritrie", "wazmmes", "estaminte")]

    assert found == ["friterie", "wazemmes", "estaminet"]


def test_change_of_one_word_goes_before_one_of_two(named):
    document("Chaussures Marcelle")

    assert near("chausures marcel", "fr") == "chaussures marcel"


def test_correction_asks_the_database_once(named, django_assert_num_queries):
    near("chausures", "fr")

    with versions.one_reading(), django_assert_num_queries(2):
        near("chausures marcl", "fr")


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("fr", "portemonnaie", ["portemonnaie", "porte monnaie"]),
        ("nl", "boekenwinkel", ["boekenwinkel", "boeken winkel", "boek winkel"]),
        ("nl", "bloemwinkel", ["bloemwinkel", "bloem winkel"]),
        ("fr", "boekenwinkel", ["boekenwinkel"]),
        ("fr", "chaussures", ["chaussures"]),
        ("fr", "barbar", ["barbar", "bar bar"]),
        ("fr", "lebar", ["lebar"]),
        ("fr", "x" * 40, ["x" * 40]),
    ],
)
def test_halves_that_are_known_become_an_alternative(named, language, typed, expected):
    (term,) = split(words.terms(typed, language), language)

    assert [" ".join(alternative) for alternative in term.alternatives] == expected
