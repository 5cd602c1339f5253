"""How drawn maps look: sizes, and on paper the colours of each kind of mark.

On screens the colours are those of the style sheet, by class; a file that stands alone
carries them in its attributes.
"""

from typing import NamedTuple
from xml.etree.ElementTree import Element

FONT = "Verdana,DejaVu Sans,sans-serif"
INK, PAPER, SUN, POOL = "#1B1B1F", "#FFFFFF", "#FFC53D", "#0B5C7A"
LINEN, PALE, GREY = "#F6F0E6", "#E0D5C4", "#5C5966"
PREFIX = "around"

Colours = dict[str, str]


class Look(NamedTuple):
    """Sizes in units of the drawing; `colours` by kind of mark, None for classes."""

    here: float
    pin: float
    number: float
    words: float
    small: float
    sign: float
    colours: dict[str, Colours] | None


def _line(stroke: str, width: float, **more: str) -> Colours:
    return {"fill": "none", "stroke": stroke, "stroke-width": f"{width:g}", **more}


def _shape(fill: str, stroke: str, width: float) -> Colours:
    return {"fill": fill, "stroke": stroke, "stroke-width": f"{width:g}"}


_PRINTED: dict[str, Colours] = {
    "sheet": {"fill": PAPER},
    "place": {},
    "ground": {"fill": LINEN},
    "reach": {"fill": PAPER, "fill-opacity": ".55"},
    "ring": _line(GREY, 1.2),
    "border": _line(PALE, 2),
    "street": _line(PALE, 5),
    "way": _line(POOL, 4, **{"stroke-dasharray": "2 11", "stroke-linecap": "round"}),
    "lead": _line(INK, 1.5),
    "spot": {"fill": INK},
    "pin": _shape(SUN, INK, 2),
    "core": {"fill": INK},
    "number": {"fill": INK},
    "here": _shape(POOL, PAPER, 3),
    "sun": {"fill": SUN},
    "water": _line(PAPER, 2.4, **{"stroke-linecap": "round"}),
    "sign": _shape(PAPER, INK, 1.8),
    "metro": _line(INK, 2.4, **{"stroke-linejoin": "round"}),
    "station": _shape(INK, LINEN, 4),
    "minutes": _shape(GREY, LINEN, 6),
    "town": _shape(GREY, LINEN, 4),
    "you": _shape(POOL, LINEN, 5),
    "goal": _shape(INK, LINEN, 5),
    "north": {"fill": INK},
    "bar": _line(INK, 2),
    "name": {"fill": INK},
    "away": {"fill": GREY},
}
PRINT = Look(here=22, pin=14, number=16, words=14, small=12, sign=9, colours=_PRINTED)
SCREEN = Look(here=31, pin=23, number=27, words=24, small=24, sign=14, colours=None)


def dress(root: Element, look: Look) -> None:
    """Turn the kind of each mark into colours, or into a class of the style sheet."""
    for mark in root.iter():
        kind = mark.attrib.pop("kind", "")
        if kind and look.colours is None:
            mark.set("class", f"{PREFIX}-{kind}")
        elif kind:
            mark.attrib.update(look.colours[kind])
