"""The short address of a place, as words and on a sticker."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core import languages

LONG_NAME = 34
LONGEST_NAME = 70
PROMISE = _("Opening hours, access and ideas for a walk")


class Line(NamedTuple):
    """A sentence of the sticker in one language."""

    language: str
    words: str


def short_address(code: str) -> str:
    """What is printed and written on an NFC tag: "https://www.example.org/c/K7F2"."""
    return f"{settings.BASE_URL}/c/{code}"


def typed_address(code: str) -> str:
    """The same, as people type it: "www.example.org/c/K7F2"."""
    return short_address(code).split("://", 1)[1]


def promises() -> list[Line]:
    """What one finds behind the code, in every language: who scans is anybody."""
    lines = []
    for language in languages.codes():
        with override(language):
            lines.append(Line(language, str(PROMISE)))
    return lines


def name_size(name: str) -> str:
    """The class that lets a name fit on the sticker: "", "long" or "longest"."""
    if len(name) <= LONG_NAME:
        return ""
    return "long" if len(name) <= LONGEST_NAME else "longest"
