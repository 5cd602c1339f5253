"""Synonyms: what is refused, what a group finds, what a portal begins with."""

from collections import Counter
from importlib import import_module

from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

import pytest

from core import versions
from search.members import MAX_MEMBERS, MAX_SIGNS, folded, members, problem
from search.models import SearchDocument, Synonym
from tests.search.documents import document

ADD = "/admin/snippets/search/synonym/add/"
LIST = "/admin/snippets/search/synonym/"
FIRST = import_module("search.migrations.0004_first_synonyms")


@pytest.fixture
def writer(client, editor):
    client.force_login(editor)
    return client


def edit_url(group):
    return reverse("wagtailsnippets_search_synonym:edit", args=[group.pk])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gaufre, waffle,wafel", ["gaufre", "waffle", "wafel"]),
        (" pomme  de terre ;patate\npieper,", ["pomme de terre", "patate", "pieper"]),
        (",;\n ,", []),
    ],
)
def test_members_are_what_stands_between_commas(text, expected):
    assert members(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("gaufre, waffle", ""),
        (", ".join(f"mot{n}" for n in range(MAX_MEMBERS)), ""),
        ("x" * MAX_SIGNS + ", gaufre", ""),
        ("thé, tea, thee", "fr"),
        ("salon de thé, tea room", ""),
        ("à la carte, menu", ""),
        ("3D, trois dimensions", ""),
    ],
)
def test_group_is_accepted(text, language):
    assert problem(members(text), language) == ""


@pytest.mark.parametrize(
    ("text", "language", "sentence"),
    [
        ("", "", "Write at least two words, with a comma between them."),
        ("gaufre", "", "Write at least two words, with a comma between them."),
        (
            ", ".join(f"mot{n}" for n in range(MAX_MEMBERS + 1)),
            "",
            "A group holds 12 words at most: make two of it.",
        ),
        (
            "x" * (MAX_SIGNS + 1) + ", gaufre",
            "",
            f"“{'x' * 40}…” is too long: 40 signs at most.",
        ),
        ("gaufre, &&&", "", "“&&&” holds no letter and no digit."),
        ("L’Hôtel, hotel", "", "“L’Hôtel” and “hotel” are the same to the search."),
        ("cœur, coeur", "fr", "“cœur” and “coeur” are the same to the search."),
        (
            "thé, tea",
            "",
            "“thé” is read as “the”, which is in every text of one of the languages:"
            " choose the language of this group.",
        ),
        (
            "chez nous, at home",
            "fr",
            "“chez nous” is in nearly every text: it would find everything.",
        ),
        (
            "dans, inside",
            "fr",
            "“dans” is in nearly every text: it would find everything.",
        ),
    ],
)
def test_group_is_refused_with_one_sentence(text, language, sentence):
    with translation.override("en"):
        assert problem(members(text), language) == sentence


def test_group_is_tidied_when_it_is_saved():
    group = Synonym(words=" Gaufre ;wafel,, waffle ")

    group.clean()

    assert group.words == "Gaufre, wafel, waffle"


def test_refusal_stands_at_the_field():
    with pytest.raises(ValidationError) as refused:
        Synonym(words="gaufre").clean()

    assert list(refused.value.message_dict) == ["words"]


def test_new_group_begins_with_the_words_of_the_report(writer):
    response = writer.get(ADD, {"words": 'gaufre "><b>', "language": "nl"})

    form = response.context["form"]
    assert form["words"].value() == 'gaufre "><b>'
    assert form["language"].value() == "nl"
    assert '"><b>' not in response.text


@pytest.mark.parametrize(
    "asked", [{"language": "xx"}, {"words": "\0" * 9}, {"words": "x" * 10_000}]
)
def test_new_group_is_not_begun_with_nonsense(writer, asked):
    response = writer.get(ADD, asked)

    assert response.status_code == 200
    assert response.context["form"]["language"].value() == ""
    assert len(response.context["form"]["words"].value()) <= 80


def test_saving_and_deleting_counts_at_once(writer):
    before = versions.current()

    response = writer.post(ADD, {"words": "couque,koek", "language": ""})

    assert response.status_code == 302
    group = Synonym.objects.get(words="couque, koek")
    after = versions.current()
    assert after > before
    group.delete()
    assert versions.current() > after


def test_refused_group_is_not_saved(writer):
    response = writer.post(ADD, {"words": "couque", "language": ""})

    assert response.status_code == 200
    assert "words" in response.context["form"].errors
    assert not Synonym.objects.filter(words__contains="couque").exists()


def test_form_shows_what_each_word_finds_by_itself(writer):
    SearchDocument.objects.all().delete()
    document("Chez Méert", "La gaufre de Lille")
    document("Wafelhuis", "Onze wafel", language="nl")
    document("Gaufres Aux Merveilleux")
    group = Synonym.objects.create(words="gaufre, wafel")

    response = writer.get(edit_url(group))

    assert cells(response) == [
        (
            "gaufre",
            [
                (2, "/fr/recherche/?q=gaufre"),
                (0, "/en/search/?q=gaufre"),
                (0, "/nl/zoeken/?q=gaufre"),
            ],
        ),
        (
            "wafel",
            [
                (0, "/fr/recherche/?q=wafel"),
                (0, "/en/search/?q=wafel"),
                (1, "/nl/zoeken/?q=wafel"),
            ],
        ),
    ]


def cells(response):
    """[(word, [(results, address)])] of the panel below the form."""
    shown = next(context for context in response.context if "lines" in context)
    return [
        (line["word"], [(cell["total"], cell["url"]) for cell in line["cells"]])
        for line in shown["lines"]
    ]


def test_list_is_searched_and_filtered(writer):
    Synonym.objects.create(words="gaufre, wafel")
    Synonym.objects.create(words="chips, fries", language="en")

    found = writer.get(LIST, {"q": "wafel"}).context["object_list"]
    english = writer.get(LIST, {"language": "en"}).context["object_list"]

    assert [group.words for group in found] == ["gaufre, wafel"]
    assert [group.words for group in english] == ["chips, fries"]


def test_translator_and_merchant_write_no_synonyms(client, translator, merchant):
    for person in (translator, merchant):
        client.force_login(person)
        response = client.post(ADD, {"words": "couque, koek", "language": ""})
        assert response.status_code in (302, 403)

    assert not Synonym.objects.filter(words="couque, koek").exists()


def test_first_synonyms_are_groups_that_an_editor_could_have_written():
    for language, text in FIRST.first():
        assert problem(members(text), language) == ""
        assert ", ".join(members(text)) == text


def test_no_word_is_in_two_groups_of_a_language():
    seen = Counter(
        (folded(member), language)
        for language, text in FIRST.first()
        for member in members(text)
    )

    assert [word for word, times in seen.items() if times > 1] == []


def test_piscine_is_left_to_the_museum():
    words = {folded(m) for _language, text in FIRST.first() for m in members(text)}

    assert {"gaufre", "waffle", "wafel", "schoenen"} <= words
    assert not words & {"piscine", "swimming pool", "zwembad"}


def test_portal_begins_with_them_once(db):
    first = sorted(FIRST.first())

    for _time in range(2):
        FIRST.load(apps, None)

    assert FIRST.Migration.operations[0].code is FIRST.load
    assert sorted(Synonym.objects.values_list("language", "words")) == first
    assert len(first) == 61


def test_taking_them_back_leaves_what_editors_wrote(db):
    FIRST.load(apps, None)
    changed = Synonym.objects.get(words__startswith="gaufre")
    changed.words = "gaufre, waffle, wafel, galette de Liège"
    changed.save()
    Synonym.objects.create(words="couque, koek")

    FIRST.unload(apps, None)

    assert sorted(Synonym.objects.values_list("words", flat=True)) == [
        "couque, koek",
        "gaufre, waffle, wafel, galette de Liège",
    ]
