"""Following a walk on paper and in the street: when one sets off, which way round.

The rows of the steps are those of the page of the walk; only what paper and pocket
need besides is added here.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from core import serving
from core.formats import distance_words
from core.geo.geometry import Position
from places.clock import this_minute
from walks.models import WalkPage
from walks.passing import Passage, timetable
from walks.steps import steps_of, timed_rows

NEXT_DOOR_M = 20
FIND_WALK = serving.by_slug(lambda: WalkPage.objects.select_related("locale"))


def public_walk(slug: str) -> WalkPage:
    """The walk that anybody may see, in the active language; 404 without."""
    return serving.find_or_404(FIND_WALK, slug=slug)


def passage_of(request: HttpRequest) -> Passage:
    """What the address asks for."""
    return Passage.of(request.GET, this_minute())


def rows_of(walk: WalkPage, passage: Passage) -> list[dict[str, Any]]:
    """The steps as one walks them; `along_m` None for one that is nowhere."""
    steps = steps_of(walk)
    times = timetable(walk, steps, passage.start, passage.reverse)
    language = walk.locale.language_code
    return timed_rows(walk, steps, times, language, passage.reverse)


def line_of(walk: WalkPage, reverse: bool = False) -> list[Position]:
    """The line to draw, in the direction in which one walks."""
    line = walk.prepared.get("line") or (walk.route or {}).get("coordinates", [])
    return line[::-1] if reverse else line


def points_of(rows: Sequence[dict[str, Any]]) -> list[tuple[float, float]]:
    """(lng, lat) of the steps that are somewhere."""
    return [(row["lng"], row["lat"]) for row in rows if row["lat"] is not None]


def leg_words(rows: Sequence[dict[str, Any]], language: str) -> list[str]:
    """From each step to the next one, "560 m"; "" after the last and where unknown."""
    words = []
    for row, following in zip(rows, [*rows[1:], None], strict=False):
        ends = (row["along_m"], following["along_m"] if following else None)
        leg_m = None if None in ends else abs(ends[1] - ends[0])
        far = leg_m is not None and leg_m >= NEXT_DOOR_M
        words.append(distance_words(leg_m, language) if far else "")
    return words
