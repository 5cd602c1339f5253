"""A walk in the pocket: one step per screen, in big words, for the street."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.geo.drawing import Drawing, draw_route
from core.head import unlisted_head
from places import nearby
from places.clock import this_minute
from places.compass import directions
from places.nearby import Point
from walks.following import (
    leg_words,
    line_of,
    passage_of,
    points_of,
    public_walk,
    rows_of,
)
from walks.models import WalkPage
from walks.passing import Passage

MAP_WIDTH, MAP_HEIGHT, MAP_PADDING = 420, 230, 30
MAX_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A step on the small map: "done", "here" or "ahead"."""

    number: int
    x: float
    y: float
    place: str


def step_asked(raw: str | None, count: int) -> int:
    """Which step, from 1; count + 1 is the arrival. What makes no sense is the first."""
    if raw is None or not (raw.isascii() and raw.isdigit()) or len(raw) > MAX_DIGITS:
        return 1
    return min(int(raw), count + 1) or 1


def pocket_paths(walk_path: str, count: int) -> list[str]:
    """Every address of the pocket walk of `count` steps, for who keeps it offline."""
    return [step_path(walk_path, number) for number in range(1, count + 2)]


def step_path(walk_path: str, number: int, query: str = "") -> str:
    """The address of one screen; the first one needs no number."""
    base = f"{walk_path}pocket/{query}"
    if number == 1:
        return base
    return f"{base}{'&' if query else '?'}step={number}"


@require_safe
def pocket(request: HttpRequest, slug: str) -> HttpResponse:
    """One step of the walk, or the arrival after the last one."""
    page, passage = public_walk(slug), passage_of(request)
    rows = rows_of(page, passage)
    number = step_asked(request.GET.get("step"), len(rows))
    has_arrived = number > len(rows)
    if has_arrived:
        own = arrival(page, passage, rows)
    else:
        own = _step(page, passage, rows, number)
    context = {
        "page": page,
        "head": _head(page, passage, number, own["title"]),
        "page_url": page.path_url + passage.query(),
        "number": number,
        "count": len(rows),
        "previous_url": _link(page, passage, number - 1) if number > 1 else "",
        "next_url": "" if has_arrived else _link(page, passage, number + 1),
        "is_last": number == len(rows),
        **own,
    }
    template = "walks/pocket_end.html" if has_arrived else "walks/pocket_step.html"
    return render(request, template, context)


def _head(page: WalkPage, passage: Passage, number: int, title: str) -> Any:
    """The head, with the same step in the other languages."""
    query = step_path(page.path_url, number, passage.query()).partition("?")[2]
    addresses = {
        language: f"{path}pocket/{'?' if query else ''}{query}"
        for language, path in page.prepared.get("alternates", {}).items()
    }
    return unlisted_head(f"{title} · {page.title}", addresses)


def _link(page: WalkPage, passage: Passage, number: int) -> str:
    """To a screen, with the focus on its heading."""
    return f"{step_path(page.path_url, number, passage.query())}#step"


def _step(
    page: WalkPage, passage: Passage, rows: list[dict[str, Any]], number: int
) -> dict[str, Any]:
    """What the screen of a step shows."""
    row = rows[number - 1]
    following = rows[number] if number < len(rows) else None
    return {
        "title": f"{number}. {row['title']}",
        "step": row,
        "leg": leg_words(rows, page.locale.language_code)[number - 1],
        "following": following,
        "targets": [target for target in (row, following) if is_somewhere(target)],
        "compass": "|".join(directions()),
        **_map(page, passage, rows, number),
    }


def is_somewhere(row: dict[str, Any] | None) -> bool:
    """Whether there is such a step, and where it is is known."""
    return row is not None and row["lat"] is not None


def arrival(
    page: WalkPage, passage: Passage, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    """What the last screen shows: what is near the end of the walk."""
    ends = points_of(rows[-1:]) or line_of(page, passage.reverse)[-1:]
    language = page.locale.language_code
    around = {}
    if ends:
        lng, lat = ends[0][:2]
        around = nearby.rows(Point(lat=lat, lng=lng), language, this_minute())
    around["walks"] = [
        card for card in around.get("walks", []) if card.url != page.path_url
    ]
    return {"title": _("You have arrived"), "around": around}


def _map(
    page: WalkPage, passage: Passage, rows: list[dict[str, Any]], number: int
) -> dict[str, Any]:
    """The small map with this step marked; nothing without a route and a place."""
    line, points = line_of(page, passage.reverse), points_of(rows)
    if not line and not points:
        return {"drawing": None}
    drawing = draw_route(line, points, MAP_WIDTH, MAP_HEIGHT, MAP_PADDING)
    numbers = [row["number"] for row in rows if row["lat"] is not None]
    return {"drawing": drawing, "marks": marked(drawing, numbers, number)}


def marked(drawing: Drawing, numbers: list[int], here: int) -> list[Mark]:
    """The steps on a map; this one comes last, so that it lies on top."""
    marks = []
    for stop, number in zip(drawing.stops, numbers, strict=False):
        place = "here" if number == here else "done" if number < here else "ahead"
        marks.append(Mark(number, stop.x, stop.y, place))
    return sorted(marks, key=lambda mark: mark.place == "here")
