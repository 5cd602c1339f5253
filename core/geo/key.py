"""Below a map on paper: the names of its numbers, the scale, whose data it is."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Protocol

from core.geo.clipping import Point
from core.geo.drawing import scale_bar
from core.geo.shapes import disk, number, path, words
from core.geo.surroundings import Sheet

ROW, COLUMNS, BEFORE, AFTER = 29, 2, 30, 66
SIDE, NUMBER_RADIUS = 16, 11
NAME_CHARS, CREDIT_CHARS, MOST_CREDIT_LINES = 30, 118, 2


class Named(Protocol):
    """A numbered name with how far it is."""

    number: int
    name: str
    words: str


def add_key(sheet: Sheet, spots: Sequence[Named], circles: str, credit: str) -> int:
    """The key, in two columns; how high it is."""
    rows = -(-len(spots) // COLUMNS)
    whole = BEFORE + rows * ROW + AFTER - (0 if rows else 8)
    path(sheet.root, "sheet", f"M0 {sheet.height}h{sheet.width}v{whole}H0z")
    for place, spot in enumerate(spots):
        column, row = divmod(place, rows)
        x = SIDE + column * (sheet.width / COLUMNS)
        _add_row(sheet, spot, (x, sheet.height + BEFORE + row * ROW))
    _add_scale(sheet, circles, sheet.height + BEFORE + rows * ROW + 4)
    lines = wrap(credit, CREDIT_CHARS)[:MOST_CREDIT_LINES]
    for line, text in enumerate(lines):
        at = SIDE, sheet.height + whole - 30 + line * 15
        words(sheet.root, "away", text, at, 11)
    return whole


def _add_row(sheet: Sheet, spot: Named, at: Point) -> None:
    """A number, a name, how far it is."""
    x, y = at
    size, width = sheet.look.words, sheet.width / COLUMNS - SIDE
    path(sheet.root, "pin", disk((x + NUMBER_RADIUS, y), NUMBER_RADIUS))
    middle = x + NUMBER_RADIUS, y + 4.8
    words(sheet.root, "number", str(spot.number), middle, 13, "middle", bold=True)
    words(sheet.root, "name", short(spot.name), (x + 32, y + 5), size)
    end = x + width - 8, y + 5
    words(sheet.root, "away", spot.words, end, sheet.look.small, "end")


def short(name: str) -> str:
    """A name that is not longer than its column."""
    if len(name) <= NAME_CHARS:
        return name
    return name[: NAME_CHARS - 1].rstrip(" ,;:-") + "…"


def _add_scale(sheet: Sheet, circles: str, y: float) -> None:
    """A bar of a round number of metres, and what the circles say."""
    bar = scale_bar(sheet.project.units_per_m, sheet.width, sheet.height)
    width = number(bar.width)
    path(sheet.root, "bar", f"M{SIDE} {number(y - 6)}v6h{width}v-6")
    size = sheet.look.small
    words(sheet.root, "away", bar.label, (SIDE + bar.width + 8, y + 2), size)
    start = SIDE + bar.width + 24 + 9 * len(bar.label)
    words(sheet.root, "away", circles, (start, y + 2), size)
