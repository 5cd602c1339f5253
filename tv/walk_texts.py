"""The text of a step in parts, each of which a screen shows as a whole."""

import re
from textwrap import wrap

from core.plain_text import plain

# Signs that fit beside the picture, beside it with a link to go on, and alone in large.
BESIDE, BESIDE_PART, LARGE = 740, 560, 520
# Shorter ones are written a size larger.
SHORT = 450
# What the space between two paragraphs takes.
PARAGRAPH = 40
SENTENCES = re.compile(r"(?<=[.!?…»”]) +")

Part = list[str]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a rich text, without their links and marks."""
    return [line for line in plain(text).split("\n") if line]


def beside(text: str) -> list[Part]:
    """The parts of a text that stands beside the picture: one for most texts."""
    whole = parts_of(text, BESIDE)
    return whole if len(whole) < 2 else parts_of(text, BESIDE_PART)


def parts_of(text: str, most: int) -> list[Part]:
    """Paragraphs in parts of at most `most` signs, cut where a sentence ends.

    A text that says nothing has one part, which is empty.
    """
    parts: list[Part] = [[]]
    used = 0
    for paragraph in paragraphs_of(text):
        begins = True
        for piece in _pieces(paragraph, most):
            cost = len(piece) + (PARAGRAPH if begins and parts[-1] else 1)
            if used and used + cost > most:
                parts.append([])
                used, begins = 0, True
            if begins:
                parts[-1].append(piece)
            else:
                parts[-1][-1] += f" {piece}"
            used, begins = used + cost, False
    return parts


def _pieces(paragraph: str, most: int) -> list[str]:
    """The sentences of a paragraph; one that is too long for a part in lines of it."""
    sentences = SENTENCES.split(paragraph)
    return [line for sentence in sentences for line in wrap(sentence, most)]
