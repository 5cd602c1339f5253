"""The short address of a place, as words, as a QR code, on a sticker."""

from io import BytesIO
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

import segno

from core import languages

# A border of four modules is what the norm asks for; M survives 15 % of damage.
BORDER, LEVEL = 4, "m"
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


def qr_code(code: str) -> segno.QRCode:
    """The QR code of the short address.

    All in capitals, which are packed closer: the modules are fewer and larger.
    Scheme and host mean the same in capitals, and our own address answers to them.
    """
    return segno.make(short_address(code).upper(), error=LEVEL, micro=False)


def qr_svg(code: str) -> bytes:
    """The QR code as a drawing, one millimetre a module, titled with the address."""
    file = BytesIO()
    qr_code(code).save(
        file,
        kind="svg",
        border=BORDER,
        dark="#000",
        light="#fff",
        unit="mm",
        title=short_address(code),
        svgclass=None,
        lineclass=None,
    )
    return file.getvalue()


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
