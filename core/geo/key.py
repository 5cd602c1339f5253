"""Below a map on paper: the names of its numbers, the scale, whose data it is."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Protocol

from core.geo.clipping import Point
from core.geo.drawing import scale_bar
from core.geo.shapes import disk, number, path, words
from core.geo.surroundings import Sheet

ROW, BEFORE, SIDE, NUMBER_RADIUS = 29, 30, 16, 11
TWO_COLUMNS_FROM = 640
# What a name leaves of its column: its number, and how far it is.
BESIDE_NAME, SIGN_WIDTH = 126, 8.5
LINE, SMALL, SMALL_SIGN_WIDTH, MOST_LINES = 16, 11, 6.6, 3


class Named(Protocol):
    """A numbered name with how far it is."""

    number: int
    name: str
    words: str


def add_key(sheet: Sheet, spots: Sequence[Named], circles: str, credit: str) -> int:
    """The key, in one or two columns; how high it is."""
    columns = 2 if sheet.width >= TWO_COLUMNS_FROM else 1
    rows = -(-len(spots) // columns)
    lines = wrap(credit, int((sheet.width - 2 * SIDE) / SMALL_SIGN_WIDTH))[:MOST_LINES]
    top = sheet.height + BEFORE + rows * ROW
    whole = BEFORE + rows * ROW + 26 + LINE * len(lines) + 8
    path(sheet.root, "sheet", f"M0 {sheet.height}h{sheet.width}v{whole}H0z")
    for place, spot in enumerate(spots):
        column, row = divmod(place, rows)
        at = SIDE + column * (sheet.width / columns), sheet.height + BEFORE + row * ROW
        _add_row(sheet, spot, at, sheet.width / columns - 2 * SIDE)
    _add_scale(sheet, top)
    words(sheet.root, "away", circles, (SIDE, top + 24), SMALL)
    for line, text in enumerate(lines, start=1):
        words(sheet.root, "away", text, (SIDE, top + 24 + LINE * line), SMALL)
    return whole


def _add_row(sheet: Sheet, spot: Named, at: Point, width: float) -> None:
    """A number, a name, how far it is."""
    x, y = at
    path(sheet.root, "pin", disk((x + NUMBER_RADIUS, y), NUMBER_RADIUS))
    middle = x + NUMBER_RADIUS, y + 4.8
    words(sheet.root, "number", str(spot.number), middle, 13, "middle", bold=True)
    name = short(spot.name, int((width - BESIDE_NAME) / SIGN_WIDTH))
    words(sheet.root, "name", name, (x + 32, y + 5), sheet.look.words)
    words(sheet.root, "away", spot.words, (x + width, y + 5), sheet.look.small, "end")


def short(name: str, most: int) -> str:
    """A name of at most so many signs."""
    if len(name) <= most:
        return name
    return name[: most - 1].rstrip(" ,;:-") + "…"


def _add_scale(sheet: Sheet, y: float) -> None:
    """A bar of a round number of metres."""
    bar = scale_bar(sheet.project.units_per_m, sheet.width, sheet.height)
    path(sheet.root, "bar", f"M{SIDE} {number(y - 6)}v6h{number(bar.width)}v-6")
    at = SIDE + bar.width + 8, y + 2
    words(sheet.root, "away", bar.label, at, sheet.look.small)
