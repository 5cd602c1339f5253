"""Small pieces of SVG: paths and words whose kind says how they look.

A kind becomes colours or a class at the end (core.geo.looks.dress).
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from core.geo.clipping import Point
from core.geo.gpx import printable

# The half sun of our sign, on a base of 27 units around (0, 0), and the water below.
HALF_SUN = (
    "M-7-.5l-6.5-.4a13.5 13.5 0 0 1 2.1-6.3l5.5 3.5a7 7 0 0 0-1.1 3.2z"
    "M-1.7-6.8l-1.6-6.3a13.5 13.5 0 0 1 6.6 0l-1.6 6.3a7 7 0 0 0-3.4 0z"
    "M5.9-3.7l5.5-3.5a13.5 13.5 0 0 1 2.1 6.3l-6.5.4a7 7 0 0 0-1.1-3.2z"
    "M-5.4-4.5l-4.9-4.2a13.5 13.5 0 0 1 5.2-3.8l2.5 6a7 7 0 0 0-2.8 2z"
    "M2.6-6.5l2.5-6a13.5 13.5 0 0 1 5.2 3.8l-4.9 4.2a7 7 0 0 0-2.8-2z"
    "M-4.9 0a4.9 4.9 0 0 1 9.8 0z"
)
WATER = "M-12 5q3-3.5 6 0t6 0 6 0 6 0"
# The letter of the metro, in a square of 18 units.
METRO, METRO_UNITS = "M-5 5.5v-11l5 7.5 5-7.5v11", 18


def path(parent: Element, kind: str, d: str, **attributes: str) -> Element:
    """A path; nothing when there is nothing to draw."""
    return SubElement(parent, "path", {"kind": kind, "d": d, **attributes})


def words(
    parent: Element,
    kind: str,
    text: str,
    at: Point,
    size: float,
    anchor: str = "start",
    bold: bool = False,
) -> None:
    """Words at a point of their baseline, above the rim that their kind may have."""
    attributes = {
        "kind": kind,
        "x": number(at[0]),
        "y": number(at[1]),
        "font-size": number(size),
        "text-anchor": anchor,
        "paint-order": "stroke",
        "stroke-linejoin": "round",
    }
    if bold:
        attributes["font-weight"] = "bold"
    SubElement(parent, "text", attributes).text = printable(text)


def number(value: float) -> str:
    """A number as short as can be: 12.0 -> "12"."""
    return f"{value:.1f}".removesuffix(".0")


def through(points: Sequence[Point]) -> str:
    """The path through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def disk(centre: Point, radius: float) -> str:
    """The path of a circle."""
    r, across = number(radius), number(2 * radius)
    start = f"{number(centre[0] - radius)} {number(centre[1])}"
    return f"M{start}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0-{across} 0z"


def square(centre: Point, half: float) -> str:
    """The path of a square."""
    x, y, side = number(centre[0] - half), number(centre[1] - half), number(2 * half)
    return f"M{x} {y}h{side}v{side}h-{side}z"


def move(at: Point, scale: float = 1) -> dict[str, str]:
    """The attribute that puts a drawing around (0, 0) at a point."""
    place = f"translate({number(at[0])} {number(at[1])})"
    return {"transform": place if scale == 1 else f"{place}scale({scale:g})"}
