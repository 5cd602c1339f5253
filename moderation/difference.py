"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from moderation.directory import Content

# Comparing takes words times words; beyond this both texts stand side by side.
MAX_COMPARED = 4_000_000
# A space, a word, a space.
FEW = 3
WORD = re.compile(r"\s+|[^\s]+")
SAME, REMOVED, ADDED = "same", "removed", "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: the same in both texts, only in the old, or only in the new one."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text by its label, in pieces; `changed` is False when nothing differs."""

    label: str
    pieces: list[Piece]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return any(piece.kind != SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class PictureChange:
    """A picture before and after; None where there is none."""

    before: Any
    after: Any


def texts(before: Content | None, after: Content) -> list[TextChange]:
    """Each text of what was sent, compared with what is online."""
    old = dict(before.texts) if before else {}
    return [
        TextChange(label, pieces(old.get(label, ""), text))
        for label, text in after.texts
    ]


def pictures(before: Content | None, after: Content) -> list[PictureChange]:
    """What was replaced, added, taken away or described anew; order is not shown here."""
    old, new = _by_image(before), _by_image(after)
    gone = [picture for pk, picture in old.items() if pk not in new]
    come = [picture for pk, picture in new.items() if pk not in old]
    same = [(old[pk], new[pk]) for pk in new if pk in old]
    renamed = [pair for pair in same if pair[0].alt != pair[1].alt]
    return [PictureChange(*pair) for pair in [*renamed, *zip_longest(gone, come)]]


def reordered(before: Content | None, after: Content) -> bool:
    """Whether the pictures that stayed come in another order."""
    old, new = _by_image(before), _by_image(after)
    return [pk for pk in old if pk in new] != [pk for pk in new if pk in old]


def pieces(old: str, new: str) -> list[Piece]:
    """Two texts as one, with what was removed and what was added."""
    first, second = WORD.findall(old), WORD.findall(new)
    if old == new:
        return [Piece(SAME, new)] if new else []
    if len(first) * len(second) > MAX_COMPARED:
        return [Piece(REMOVED, old), Piece(ADDED, new)]
    found, removed, added = [], "", ""
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        old_words, new_words = "".join(first[start:end]), "".join(second[begin:stop])
        inside = start > 0 and end < len(first)
        if kind == "equal" and (end - start > FEW or not inside):
            found += [*_pair(removed, added), Piece(SAME, new_words)]
            removed = added = ""
        else:
            # One word that stayed between two changes is easier to read with them.
            removed, added = removed + old_words, added + new_words
    return found + _pair(removed, added)


def _pair(removed: str, added: str) -> list[Piece]:
    both = Piece(REMOVED, removed), Piece(ADDED, added)
    return [piece for piece in both if piece.text]


def _by_image(content: Content | None) -> dict[Any, Any]:
    pictures = content.pictures if content else []
    return {picture.image.pk: picture for picture in pictures}
