"""What changed, in one sentence, word by word, and picture by picture."""

from django.utils.translation import override

import pytest

from moderation import changes, directory
from moderation.difference import (
    MAX_COMPARED,
    Piece,
    pictures,
    pieces,
    reordered,
    texts,
)
from moderation.directory import Content, Picture
from shops.directory import plain
from tests.factories import fiche, picture

pytestmark = pytest.mark.any_database


class Image:
    def __init__(self, pk):
        self.pk = pk


def content(*numbers, alt=""):
    return Content([], [Picture(Image(number), alt) for number in numbers])


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], "Renvoyé sans changement."),
        (["summary"], "Modifié\u202f: présentation en une ligne."),
        (["photo", "summary", "photo"], None),
        (
            ["summary", "photos", "photos"],
            "Modifié\u202f: présentation en une ligne et 2 photos.",
        ),
        (
            ["summary", "story", "picture"],
            "Modifié\u202f: présentation en une ligne, récit et photo principale.",
        ),
        (["no-such-code"], "Modifié\u202f: texte."),
        (["no-such-code", "text"], "Modifié\u202f: texte."),
        (None, "Renvoyé sans changement."),
        ({"a": 1}, "Renvoyé sans changement."),
    ],
)
def test_sentence_of_codes(codes, words):
    with override("fr"):
        expected = words or "Modifié\u202f: 2 photos et présentation en une ligne."
        assert changes.sentence(codes) == expected


def test_pieces_of_the_same_text_are_one():
    assert pieces("Du pain.", "Du pain.") == [Piece("same", "Du pain.")]
    assert pieces("", "") == []


def test_pieces_keep_what_stays_at_both_ends():
    assert pieces("Du pain chaque matin.", "Du bon pain chaque soir.") == [
        Piece("same", "Du"),
        Piece("added", " bon"),
        Piece("same", " pain chaque "),
        Piece("removed", "matin."),
        Piece("added", "soir."),
    ]


def test_one_word_between_two_changes_goes_with_them():
    found = pieces("Romans, albums et récits", "Livres, cartes et cahiers")

    assert found == [
        Piece("removed", "Romans, albums et récits"),
        Piece("added", "Livres, cartes et cahiers"),
    ]


def test_texts_too_long_to_compare_stand_one_after_the_other():
    long = "mot " * int(MAX_COMPARED**0.5)

    assert pieces(long, f"{long}fin") == [
        Piece("removed", long),
        Piece("added", f"{long}fin"),
    ]


def test_text_of_a_first_page_is_all_new():
    found = texts(None, Content([("Texte", "Du pain."), ("Vide", "")]))

    assert [change.changed for change in found] == [True, False]
    assert found[0].pieces == [Piece("added", "Du pain.")]


def keys(found):
    return [
        (
            change.before.image.pk if change.before else None,
            change.after.image.pk if change.after else None,
        )
        for change in found
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (content(1, 2), content(1, 2), []),
        (content(1, 2), content(1, 2, 3), [(None, 3)]),
        (content(1, 2), content(2), [(1, None)]),
        (content(1, 2), content(3, 2), [(1, 3)]),
        (content(1), content(1, alt="Un four"), [(1, 1)]),
        (None, content(1), [(None, 1)]),
    ],
)
def test_pictures_that_changed(before, after, expected):
    assert keys(pictures(before, after)) == expected


def test_pictures_in_another_order():
    assert reordered(content(1, 2), content(2, 1))
    assert not reordered(content(1, 2), content(3, 1, 2))


def test_content_of_a_fiche_is_its_words_and_pictures(db):
    page = fiche()
    page.picture, page.picture_alt = picture(), "Le four"
    page.body = [("text", "<p>Un <b>four</b> &amp; du pain.</p><p>Le soir.</p>")]

    found = directory.content(page)

    assert [text for _label, text in found.texts] == [
        "Le Four du coin",
        "Du pain au levain, cuit chaque matin.",
        "Un four & du pain.\nLe soir.",
    ]
    assert [shown.alt for shown in found.pictures] == ["Le four"]
    assert plain(page.body) == found.texts[2][1]
