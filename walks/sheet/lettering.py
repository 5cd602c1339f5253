"""Texts in the signs that the fonts of the PDF have; others become "[…]"."""

import logging
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

# It tells of each table that it leaves out of a font.
logging.getLogger("fontTools").setLevel(logging.WARNING)

FONTS = Path(__file__).parent / "fonts-atkinson-hyperlegible-next-ofl-5.3.0"
FAMILY, FILES = "Atkinson", {"": FONTS / "regular.ttf", "B": FONTS / "bold.ttf"}
LEFT_OUT = "[…]"
# Spaces and strokes of all widths; what nobody sees goes without a trace.
ALIKE = {
    **dict.fromkeys("\u2007\u202f", "\u00a0"),
    **dict.fromkeys(
        "\t\n\r\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u3000", " "
    ),
    **dict.fromkeys("\u2010\u2011", "-"),
    "\u2012": "–",
    "\u2015": "—",
    "\u2032": "’",
    "\u2033": "”",
    "→": "›",
}
UNSEEN = ("Cc", "Cf", "Cs", "Mn", "Me")


@lru_cache(maxsize=1)
def known_signs() -> frozenset[str]:
    """What the regular font can write; the bold one has the same."""
    with TTFont(FILES[""], lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def lettered(text: str) -> str:
    """One line in signs that the fonts have: "Café 🍰" becomes "Café […]"."""
    signs = "".join(_sign(sign) for sign in unicodedata.normalize("NFC", text))
    merged = re.sub("\ufffd(?:[\\s,.!?]*\ufffd)*", LEFT_OUT, signs)
    return re.sub(" +", " ", merged).strip(" ")


@lru_cache(maxsize=2048)
def _sign(sign: str) -> str:
    """The sign, one that looks like it, its plain letters, or the mark for "none"."""
    sign = ALIKE.get(sign, sign)
    if sign in known_signs():
        return sign
    if unicodedata.category(sign) in UNSEEN:
        return ""
    plain = unicodedata.normalize("NFKD", sign)
    letters = "".join(part for part in plain if part in known_signs())
    return letters if letters.strip("\u0300\u0301\u0303\u0304\u0308") else "\ufffd"
