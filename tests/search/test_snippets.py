"""The piece of a text around the words: plain, whole, harmless."""

import pytest

from search import words
from search.snippets import LENGTH, snippet

LONG = "Une phrase sans rapport avec la suite, encore et encore. " * 8


def shown(text, typed, language="fr"):
    """The piece with the words in brackets."""
    parts = snippet(text, words.terms(typed, language), language)
    return "".join(f"[{part}]" if is_word else part for part, is_word in parts)


@pytest.mark.parametrize(
    ("language", "text", "typed", "expected"),
    [
        ("fr", "Des gaufres fines.", "gaufre", "Des [gaufres] fines."),
        ("fr", "À l’hôtel, l'HÔTEL.", "hotel", "À l’[hôtel], l'[HÔTEL]."),
        ("fr", "Cœur de bœuf", "coeur boeuf", "[Cœur] de [bœuf]"),
        ("fr", "Un porte-monnaie.", "portemonnaie", "Un [porte-monnaie]."),
        ("fr", "Un porte-monnaie.", "monnaie porte", "Un [porte]-[monnaie]."),
        ("nl", "Boeken en fietsen", "fiets boek", "[Boeken] en [fietsen]"),
        ("en", "Old books & shops", "book shop", "Old [books] & [shops]"),
        ("fr", "cre\u0301perie fine", "creperie", "[créperie] fine"),
        ("fr", "Rien ici.", "gaufre", "Rien ici."),
        ("fr", "<b>gaufre</b> & <script>", "gaufre", "<b>[gaufre]</b> & <script>"),
        ("fr", "a\x00\x1b b \u202egaufre\u202c\n\t fin", "gaufre", "a b [gaufre] fin"),
        ("fr", "\u05e9\u05dc\u05d5\u05dd gaufre", "gaufre", "שלום [gaufre]"),
        ("fr", "", "gaufre", ""),
        ("fr", " \x00\n", "gaufre", ""),
    ],
)
def test_words_are_marked_in_a_short_text(language, text, typed, expected):
    assert shown(text, typed, language) == expected


def test_long_text_is_cut_around_the_first_words_at_whole_words():
    piece = shown(f"{LONG}Puis des gaufres fines. {LONG}", "gaufre")

    assert "encore. Puis des [gaufres] fines. Une phrase" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    inner = piece[2:-2].replace("[", "").replace("]", "")
    assert f" {inner} " in f"{LONG}Puis des gaufres fines. {LONG}"
    assert LENGTH - 30 < len(inner) <= LENGTH


def test_piece_with_most_different_words_is_taken():
    text = f"Du pain. {LONG}Du pain et des gaufres. {LONG}"

    assert "[pain] et des [gaufres]" in shown(text, "gaufres pain chocolat")


def test_text_without_the_words_shows_its_beginning():
    piece = shown(LONG, "gaufre")

    assert piece.startswith("Une phrase")
    assert len(piece) <= LENGTH + 2


@pytest.mark.parametrize(
    "text",
    [
        "gaufre " * 2000,
        "g" * 10_000,
        "gaufre" + "e" * 10_000,
        "-gaufre" * 2000,
        "’" * 10_000,
    ],
)
def test_ten_thousand_signs_stay_a_short_piece(text):
    parts = snippet(text, words.terms("gaufre", "fr"), "fr")

    assert 0 < len("".join(part for part, _is_word in parts)) <= LENGTH + 4
    assert all(part for part, _is_word in parts)
