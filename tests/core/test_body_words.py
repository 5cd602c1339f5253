"""The plain text of a body, read from what is stored."""

import pytest

from core.blocks import BodyBlock
from core.blocks.words import plain_body

STORED = [
    ("text", "<h2>Sous la verrière</h2><p>Deux <b>soleils</b> &amp; un bassin.</p>"),
    ("quote", {"text": "On vient pour le musée.", "source": "Une habitante"}),
    (
        "facts",
        {
            "title": "Pratique",
            "rows": [{"type": "item", "value": {"label": "Métro", "text": "Ligne 2"}}],
        },
    ),
    ("picture", {"image": 12, "alt": "Un plan", "caption": "Le bassin"}),
    ("call_to_action", {"label": "Venir", "address": "https://example.org/"}),
    ("map", {"title": "Entrée", "point": {"type": "Point", "coordinates": [3, 50]}}),
    ("cards", {"title": "Aussi", "pages": [{"type": "item", "value": 7}]}),
]
SPOKEN = (
    "Sous la verrière\n\nDeux soleils & un bassin.|On vient pour le musée.|"
    "Une habitante|Pratique|Métro|Ligne 2|Le bassin|Venir|Entrée|Aussi"
)


def body(*blocks):
    """A body as a page has it after it was read from the database."""
    raw = [{"type": kind, "value": value} for kind, value in blocks]
    return BodyBlock().to_python(raw)


def test_every_block_says_its_words():
    assert plain_body(body(*STORED)) == SPOKEN.replace("|", "\n\n")


@pytest.mark.parametrize(
    "block",
    [
        ("text", None),
        ("text", 3),
        ("quote", None),
        ("quote", {"text": None, "source": ["x"]}),
        ("facts", {"title": "", "rows": [None, 5, {"value": None}, {"value": 1}]}),
        ("facts", {"rows": "no list"}),
    ],
)
def test_block_of_another_form_says_nothing(block):
    assert plain_body(body(block)) == ""


def test_no_body_says_nothing():
    assert plain_body(None) == ""


def test_half_a_sign_is_left_out():
    assert plain_body(body(("quote", {"text": "du pain \ud83d"}))) == "du pain"
