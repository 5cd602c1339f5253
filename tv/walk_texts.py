"""The text of a step in parts, each of which a screen shows as a whole."""

import re
from textwrap import wrap
from typing import NamedTuple

from core.plain_text import plain


class Room(NamedTuple):
    """Signs that fit beside the picture, there with a link to go on, alone in large."""

    beside: int
    part: int
    large: int


# Titles of more than two lines take from the text: signs in a line, signs it takes.
TITLE_LINES, TITLE_LINE, IN_A_TITLE_LINE = 2, 26, 80
# The numbers of many steps take a line of their own.
MANY_STEPS = 9
USUAL, LESS = Room(740, 560, 520), Room(620, 480, 430)
# Shorter ones are written a size larger.
SHORT = 450
# What the space between two paragraphs takes.
PARAGRAPH = 40
SENTENCES = re.compile(r"(?<=[.!?…»”]) +")

Part = list[str]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a rich text, without their links and marks."""
    return [line for line in plain(text).split("\n") if line]


def room_of(steps: int) -> Room:
    """How much text fits on the screens of a walk of so many steps."""
    return USUAL if steps <= MANY_STEPS else LESS


def beside(text: str, room: Room, title: str = "") -> list[Part]:
    """The parts of a text that stands beside the picture: one for most texts."""
    lines = max(0, -(-len(title) // TITLE_LINE) - TITLE_LINES)
    whole = parts_of(text, room.beside - lines * IN_A_TITLE_LINE)
    if len(whole) < 2:
        return whole
    return parts_of(text, room.part - lines * IN_A_TITLE_LINE)


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
