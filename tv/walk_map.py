"""The map of a walk on a screen: drawn on the server, read from three metres."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from core.cards import Card
from core.geo.clipping import Point
from core.geo.drawing import MARKER_RADIUS, Drawing, Projection, draw_route, fit
from core.geo.geometry import Position
from core.geo.labels import Label, Labels
from places.choices import LandmarkKind
from places.landmarks import starting_points
from walks.following import line_of, points_of
from walks.models import WalkPage
from walks.passing import Passage
from walks.pocket import Mark, marked

# Drawing units are a 1/18 of the rem of screens: 20 are 27 px of 1080 lines.
LETTERS, PADDING, EDGE = 20, 44, 14
HERE_RADIUS, SIGN_RADIUS, DOT_RADIUS = 19, 13, 8


class Size(NamedTuple):
    """Room for a map, in drawing units."""

    width: int
    height: int


BESIDE, WHOLE = Size(774, 414), Size(1008, 558)
OF_STEP, ALONE = Size(648, 198), Size(648, 270)


class Dot(NamedTuple):
    """A shop or a sight on the way."""

    x: float
    y: float
    is_open: bool


class Sign(NamedTuple):
    """A metro station, and its name where there is room for it."""

    x: float
    y: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class WalkMap:
    """What tv/walk_map.html draws."""

    drawing: Drawing
    marks: list[Mark]
    ends: list[Label]
    signs: list[Sign]
    dots: list[Dot]

    @property
    def line_title(self) -> str:
        """What the picture is, for who does not see it."""
        return _("Map of the walk, with %(count)d steps") % {"count": len(self.marks)}


def walk_map(
    page: WalkPage,
    passage: Passage,
    rows: Sequence[dict[str, Any]],
    size: Size,
    here: int = 0,
    along: Sequence[Card] = (),
) -> WalkMap | None:
    """The route as one walks it, `here` the number of the step where one is.

    None for a walk that has neither a route nor a step that is somewhere.
    """
    line, points = line_of(page, passage.reverse), points_of(rows)
    if not line and not points:
        return None
    drawing = draw_route(line, points, *size, PADDING)
    project = fit([*line, *points], *size, PADDING)
    numbers = [row["number"] for row in rows if row["lat"] is not None]
    marks = marked(drawing, numbers, here)
    labels = _room(size, drawing, marks)
    dots = _dots(along, project, size, marks)
    for dot in dots:
        labels.take((dot.x, dot.y), DOT_RADIUS)
    labels.shun(_spots(line, project))
    ends = [] if here else _ends(line, project, labels, page.is_loop)
    return WalkMap(drawing, marks, ends, _signs(project, size, labels), dots)


def _room(size: Size, drawing: Drawing, marks: Sequence[Mark]) -> Labels:
    """Where words may still stand."""
    labels = Labels((EDGE, EDGE, size.width - EDGE, size.height - EDGE))
    labels.take((drawing.north.x, drawing.north.y - 4), 32)
    scale = drawing.scale
    for x in (scale.x, scale.x + scale.width / 2, scale.x + scale.width):
        labels.take((x, scale.y - 14), 26)
    for mark in marks:
        radius = HERE_RADIUS if mark.place == "here" else MARKER_RADIUS
        labels.take((mark.x, mark.y), radius + 2)
    return labels


def _spots(line: Sequence[Position], project: Projection) -> list[Point]:
    return [project(position) for position in line]


def _ends(
    line: Sequence[Position], project: Projection, labels: Labels, is_loop: bool
) -> list[Label]:
    """Words at the ends of the route, where there is room for them."""
    if not line:
        return []
    told = [(line[0], _("Start and end") if is_loop else _("Start"))]
    told += [] if is_loop else [(line[-1], _("End"))]
    placed = [
        labels.place(words, project(at), MARKER_RADIUS + 10, LETTERS, bold=True)
        for at, words in told
    ]
    return [label for label in placed if label]


def _signs(project: Projection, size: Size, labels: Labels) -> list[Sign]:
    """The metro stations on the map that cover nothing."""
    signs = []
    for point in starting_points().values():
        at = project((point.lng, point.lat))
        is_metro = point.kind == LandmarkKind.METRO
        if is_metro and _is_on(at, size, 2 * EDGE) and labels.is_free(at, SIGN_RADIUS):
            labels.take(at, SIGN_RADIUS)
            label = labels.place(point.name, at, SIGN_RADIUS + 9, LETTERS)
            signs.append(Sign(*_rounded(at), label))
    return signs


def _dots(
    along: Sequence[Card], project: Projection, size: Size, marks: Sequence[Mark]
) -> list[Dot]:
    """What lies on the way and is on the map; those open when one passes on top."""
    dots = []
    for card in along:
        at = project((card.lng, card.lat)) if card.lat is not None else (-1.0, -1.0)
        if _is_on(at, size, EDGE) and not _is_covered(at, marks):
            is_open = card.state is not None and card.state.css == "open"
            dots.append(Dot(*_rounded(at), is_open))
    return sorted(dots, key=lambda dot: dot.is_open)


def _is_on(at: Point, size: Size, edge: int) -> bool:
    """Whether a point lies on the map, that far from its edges."""
    return edge <= at[0] <= size.width - edge and edge <= at[1] <= size.height - edge


def _is_covered(at: Point, marks: Sequence[Mark]) -> bool:
    """Whether the number of a step lies over a point."""
    return any(
        (mark.x - at[0]) ** 2 + (mark.y - at[1]) ** 2 < MARKER_RADIUS**2
        for mark in marks
    )


def _rounded(at: Point) -> Point:
    return round(at[0], 1), round(at[1], 1)
