"""Synonyms of editors: which words they add to what was typed."""

import pytest

from core import versions
from search import words
from search.models import Synonym
from search.synonyms import MAX_ALTERNATIVES, every_word, expanded

pytestmark = pytest.mark.any_database

GROUPS = [
    ("", "gaufre, waffle, wafel"),
    ("fr", "pomme de terre, patate"),
    ("fr", "ciné, cinéma"),
    ("fr", "vélo, bicyclette"),
    ("fr", "bicyclette, deux roues"),
    ("nl", "frietkot, frituur"),
    ("fr", ",,, , seul"),
    ("fr", "seul, seuls, SEUL"),
    ("fr", "—"),
    ("fr", "trop " * 99),
]


@pytest.fixture
def nothing(db):
    """Without the groups that a portal begins with."""
    Synonym.objects.all().delete()


@pytest.fixture
def groups(nothing):
    Synonym.objects.bulk_create(
        Synonym(language=code, words=text) for code, text in GROUPS
    )
    versions.write()


def asked(typed, language="fr"):
    found = expanded(words.terms(typed, language), language)
    return [" | ".join(" ".join(a) for a in term.alternatives) for term in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gaufre", ["gaufre | waffle | wafel"]),
        ("Gaufres", ["gaufres | waffle | wafel"]),
        ("pomme de terre", ["pomme terre | pommeterre | patate"]),
        ("pommes de terre", ["pommes terre | pommesterre | patate"]),
        ("pomme-de-terre", ["pomme de terre | pommedeterre | patate"]),
        ("patates", ["patates | pomme terre"]),
        ("tarte aux pommes de terre", ["tarte", "pommes terre | patate"]),
        (
            "gaufre Roubaix",
            ["gaufre | gaufreroubaix | waffle | wafel", "roubaix | gaufreroubaix"],
        ),
        ("un vélo", ["velo | bicyclette"]),
        ("bicyclette", ["bicyclette | velo | deux roues"]),
        ("porte monnaie", ["porte monnaie | portemonnaie"]),
        ("frietkot", ["frietkot"]),
        ("seul", ["seul"]),
        ("trop", ["trop"]),
        ("", []),
    ],
)
def test_synonyms_become_alternatives(groups, typed, expected):
    assert asked(typed) == expected


def test_group_of_one_language_is_for_its_pages_only(groups):
    assert asked("frietkot", "nl") == ["frietkot | frituur"]
    assert asked("patate", "nl") == ["patate"]
    assert asked("wafels", "nl") == ["wafels | gaufre | waffle"]


def test_change_counts_at_once(groups):
    assert asked("waffle") == ["waffle | gaufre | wafel"]

    Synonym.objects.get(words__startswith="gaufre").delete()

    assert asked("waffle") == ["waffle"]


def test_large_group_is_cut(nothing):
    Synonym.objects.create(words=", ".join(f"mot{n}" for n in range(60)))

    (term,) = expanded(words.terms("mot7", "fr"), "fr")

    assert len(term.alternatives) == MAX_ALTERNATIVES
    assert term.alternatives[0] == ("mot7",)
    assert len(every_word("fr")) == 60


@pytest.mark.parametrize("count", [1, 3])
def test_groups_are_read_once(nothing, django_assert_num_queries, count):
    for number in range(count):
        Synonym.objects.create(words=f"un{number}, autre{number}")

    with django_assert_num_queries(2):
        asked("un0")
    with django_assert_num_queries(1):
        asked("un0 autre0")
