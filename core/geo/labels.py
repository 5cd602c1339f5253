"""Places for words on a drawn map, where they cover no mark and no other word."""

from collections.abc import Iterable
from typing import NamedTuple

from core.geo.clipping import Box, Point, overlaps, within

# Wide enough for the fonts that a reader may have instead of ours.
WIDTH_PER_SIGN, BOLD = 0.62, 1.12
# From the baseline, in sizes of the letters.
ASCENT, DESCENT = 0.8, 0.25
# How much of the words stands left of their point.
SHARE_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Label(NamedTuple):
    """Words at a point of their baseline: its "start", "middle" or "end"."""

    words: str
    x: float
    y: float
    anchor: str


class Labels:
    """The room that is taken on a sheet, and the search for what is free."""

    def __init__(self, sheet: Box) -> None:
        self._sheet = sheet
        self._taken: list[Box] = []
        self._better_free: list[Box] = []

    def shun(self, points: Iterable[Point]) -> None:
        """Rather put no words on these points, where there is room elsewhere."""
        self._better_free += [(x, y, x, y) for x, y in points]

    def take(self, centre: Point, radius: float) -> None:
        """Keep words away from a mark."""
        x, y = centre
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def is_free(self, centre: Point, radius: float) -> bool:
        """Whether a mark would cover nothing."""
        x, y = centre
        box = (x - radius, y - radius, x + radius, y + radius)
        return not any(overlaps(box, other) for other in self._taken)

    def place(
        self, words: str, at: Point, gap: float, size: int, bold: bool = False
    ) -> Label | None:
        """Words beside a point, right, left, below or above; None without room."""
        width = len(words) * size * WIDTH_PER_SIGN * (BOLD if bold else 1)
        for taken in (self._taken + self._better_free, self._taken):
            for x, y, anchor in _around(at, gap, size):
                left = x - width * SHARE_BEFORE[anchor]
                box = (left, y - ASCENT * size, left + width, y + DESCENT * size)
                free = not any(overlaps(box, other) for other in taken)
                if free and within(box, self._sheet):
                    self._taken.append(box)
                    return Label(words, x, y, anchor)
        return None

    def centred(self, words: str, at: Point, size: float) -> Label | None:
        """Words with their middle on a point; None when something is there."""
        half = len(words) * size * WIDTH_PER_SIGN / 2
        y = at[1] + 0.35 * size
        box = (at[0] - half, y - ASCENT * size, at[0] + half, y + DESCENT * size)
        if not within(box, self._sheet) or any(overlaps(box, o) for o in self._taken):
            return None
        self._taken.append(box)
        return Label(words, at[0], y, "middle")


def _around(at: Point, gap: float, size: int) -> Iterable[tuple[float, float, str]]:
    """Points for words around a point, the best one first, with their anchor."""
    x, y = at
    middle, below, above = y + 0.35 * size, y + gap + 0.8 * size, y - gap - 0.25 * size
    yield x + gap, middle, "start"
    yield x - gap, middle, "end"
    yield x, below, "middle"
    yield x, above, "middle"
    for row in (below, above):
        yield x + 0.4 * gap, row, "start"
        yield x - 0.4 * gap, row, "end"
