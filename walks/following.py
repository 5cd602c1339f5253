"""Following a walk on paper and in the street: when one sets off, which way round.

The rows of the steps are those of the page of the walk; only what paper and pocket
need besides is added here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, QueryDict

from core import languages, serving
from core.formats import distance_words
from core.geo.geometry import Position, length_m
from places.clock import this_minute
from walks.models import WalkPage
from walks.steps import step_rows

STEP_MIN = 5
NEXT_DOOR_M = 20
FIND_WALK = serving.by_slug(lambda: WalkPage.objects.select_related("locale"))


@dataclass(frozen=True, slots=True)
class Passage:
    """When a visitor sets off, in Paris, and which way round.

    `chosen`: the visitor said when; else `start` follows the clock.
    """

    start: datetime
    reverse: bool = False
    chosen: bool = False

    @classmethod
    def of(cls, query: QueryDict, now: datetime) -> "Passage":
        """Read `reverse` of an address; the start is this minute, rounded up."""
        late_min = -now.minute % STEP_MIN
        start = now.replace(second=0, microsecond=0) + timedelta(minutes=late_min)
        return cls(start=start, reverse=query.get("reverse") == "1")

    def query(self) -> str:
        """The query string that says this, or ""."""
        return "?reverse=1" if self.reverse else ""


def public_walk(slug: str) -> WalkPage:
    """The walk that anybody may see, in the active language; 404 without."""
    found = FIND_WALK(slug=slug, language=languages.active())
    if not found:
        raise Http404("no such walk")
    return found[0]


def passage_of(request: HttpRequest) -> Passage:
    """What the address asks for."""
    return Passage.of(request.GET, this_minute())


def rows_of(walk: WalkPage, passage: Passage) -> list[dict[str, Any]]:
    """The steps as one walks them; `along_m` None for one that is nowhere."""
    rows = step_rows(walk, walk.locale.language_code, passage.start)
    return _turned(walk, rows, passage.reverse)


def _turned(
    walk: WalkPage, rows: list[dict[str, Any]], reverse: bool
) -> list[dict[str, Any]]:
    """The rows with the way along the route, from the other end when asked for."""
    whole_m = round(length_m(line_of(walk)))
    along_m = dict(enumerate(walk.prepared.get("along_m", [])))
    for position, row in enumerate(rows):
        place_m = along_m.get(position)
        if reverse and place_m is not None:
            place_m = max(0, whole_m - place_m)
        row |= {"along_m": place_m, "passing_words": "", "stop_words": ""}
    if reverse:
        rows.reverse()
        for number, row in enumerate(rows, start=1):
            row["number"] = number
    return rows


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
