"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from moderation.directory import Content

# Comparing takes words times words; beyond this both texts stand side by side.
MAX_COMPARED = 4_000_000
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

    @property
    def changed(self) -> bool:
        """Whether picture or description differ."""
        return _key(self.before) != _key(self.after)


def texts(before: Content | None, after: Content) -> list[TextChange]:
    """Each text of what was sent, compared with what is online."""
    old = dict(before.texts) if before else {}
    return [
        TextChange(label, pieces(old.get(label, ""), text))
        for label, text in after.texts
    ]


def pictures(before: Content | None, after: Content) -> list[PictureChange]:
    """The pictures side by side, in order."""
    pairs = zip_longest(before.pictures if before else [], after.pictures)
    return [PictureChange(*pair) for pair in pairs]


def pieces(old: str, new: str) -> list[Piece]:
    """Two texts as one, with what was removed and what was added."""
    first, second = WORD.findall(old), WORD.findall(new)
    if old == new:
        return [Piece(SAME, new)] if new else []
    if len(first) * len(second) > MAX_COMPARED:
        return [Piece(REMOVED, old), Piece(ADDED, new)]
    found = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(SAME, "".join(first[start:end])))
            continue
        if end > start:
            found.append(Piece(REMOVED, "".join(first[start:end])))
        if stop > begin:
            found.append(Piece(ADDED, "".join(second[begin:stop])))
    return found


def _key(picture: Any) -> Any:
    return picture and (picture.image.pk, picture.alt)
