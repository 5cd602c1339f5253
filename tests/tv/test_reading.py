"""Texts in portions of a screen."""

from math import ceil

import pytest

from tv.reading import SCREEN_LINES, Piece, screens, special_days, with_summary

pytestmark = pytest.mark.any_database

SENTENCE = "Le bassin a gardé ses faïences et sa lumière. "


def words_of(found):
    return " ".join(piece.words for screen in found for piece in screen)


@pytest.mark.parametrize(
    "pieces",
    [
        [Piece("p", "Court.")],
        [Piece("p", (SENTENCE * 60).strip())],
        [Piece("p", "mot " * 2000 + "fin")],
        [Piece("p", "x" * 10_000)],
        [Piece("li", (SENTENCE * 40).strip())] * 2,
        [Piece("fact", (SENTENCE * 30).strip(), "Accès")],
        [Piece("quote", (SENTENCE * 3).strip())] * 12,
        [Piece("h", "Titre"), Piece("p", (SENTENCE * 4).strip())] * 9,
        [Piece("p", (SENTENCE * n).strip()) for n in range(1, 30)],
    ],
)
def test_every_word_is_on_a_screen_and_no_screen_is_too_full(pieces):
    found = screens(pieces)

    said = "".join(words_of(found).split())
    assert said == "".join(words_of([pieces]).split())
    for screen in found:
        assert screen
        assert sum(piece.lines for piece in screen) <= SCREEN_LINES


def test_paragraph_is_cut_where_a_sentence_ends():
    found = screens([Piece("p", (SENTENCE * 30).strip())])

    assert len(found) == ceil(30 / 13)
    assert all(screen[0].words.endswith("lumière.") for screen in found)


def test_subtitle_stands_on_the_screen_of_its_text():
    filling = [Piece("p", (SENTENCE * 4).strip())] * 2
    pieces = [*filling, Piece("p", "Un."), Piece("h", "Le bassin"), Piece("li", "Deux")]

    found = screens(pieces)

    assert all(screen[-1].kind != "h" for screen in found)


def test_no_text_is_no_screen():
    assert screens([]) == []
    assert with_summary("Une phrase.", []) == []


def test_special_day_says_its_name_and_who_confirmed_it():
    row = {
        "label": "vendredi 25 décembre",
        "name": "Noël",
        "words": "fermé",
        "note": "",
        "said": "confirmé par le lieu",
    }

    title, day = special_days([row])

    assert title.kind == "h"
    assert day == Piece(
        "fact", "fermé · confirmé par le lieu", "vendredi 25 décembre · Noël"
    )
