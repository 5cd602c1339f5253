"""A walk drawn as an inline SVG map, for the web, print, offline packs and TV."""

from collections.abc import Callable, Sequence
from math import cos, hypot, radians
from typing import NamedTuple

from core.geo.clipping import Box, Point, box_of, clip_ring, overlaps
from core.geo.geometry import METRES_PER_DEGREE, Position, bounds, simplify

MARKER_RADIUS = 15
MAX_PATH_CHARS = 4_000
# With at most this many numbers the whole drawing stays within 45 elements.
MAX_NUMBERED_STOPS = 34
# A lone stop, or stops on one spot, are shown with this much town around them.
MIN_SPAN_M = 300.0
SCALE_STEPS_M = [step * 10**power for power in range(5) for step in (1, 2, 5)]


class Stop(NamedTuple):
    """A step of the walk on the drawing: its number, centre in drawing units."""

    number: int
    x: float
    y: float


class ScaleBar(NamedTuple):
    """The scale bar: a round number of metres, and where it is drawn."""

    distance_m: int
    x: float
    y: float
    width: float

    @property
    def label(self) -> str:
        """The distance with its unit, the same in our three languages."""
        if self.distance_m < 1000:
            return f"{self.distance_m}\u00a0m"
        return f"{self.distance_m // 1000}\u00a0km"

    @property
    def d(self) -> str:
        """Path of the bar with its two ends turned up."""
        return f"M{self.x:g} {self.y - 6:g}v6h{self.width:g}v-6"


class NorthArrow(NamedTuple):
    """The foot of the arrow that points north; the letter goes below."""

    x: float
    y: float

    @property
    def d(self) -> str:
        """Path of the arrow."""
        return f"M{self.x:g} {self.y - 30:g}l9 28-9-6-9 6z"


class Drawing(NamedTuple):
    """What the template core/geo/route_map.html draws; paths are SVG `d` strings."""

    width: int
    height: int
    route_d: str
    background_d: str
    markers_d: str
    stops: list[Stop]
    scale: ScaleBar
    north: NorthArrow


class Projection(NamedTuple):
    """Flat projection around the walk: drawing units per metre, place of its middle."""

    units_per_m: float
    middle: Position
    x: float
    y: float

    def __call__(self, position: Position) -> Point:
        """Drawing coordinates of a position, y downwards."""
        per_degree = METRES_PER_DEGREE * self.units_per_m
        east = (position[0] - self.middle[0]) * cos(radians(self.middle[1]))
        north = position[1] - self.middle[1]
        return self.x + east * per_degree, self.y - north * per_degree


def draw_route(
    coords: Sequence[Position],
    stops: Sequence[tuple[float, float]],
    width: int = 800,
    height: int = 600,
    padding: int = 48,
    background: Sequence[Sequence[Position]] | None = None,
    numbers: Sequence[int] | None = None,
) -> Drawing:
    """Fit a route, its stops (lng, lat) and outline rings into width x height.

    `numbers` are those of the stops; None counts them from 1. ValueError when there is
    neither a route nor a stop.
    """
    project = fit([*coords, *stops], width, height, padding)
    centres = _spread([project(stop) for stop in stops])
    return Drawing(
        width=width,
        height=height,
        route_d=_route_path(coords, project),
        background_d=_background_path(background or (), project, width, height),
        markers_d="".join(_disk(centre) for centre in centres),
        stops=_stops(centres, numbers),
        scale=scale_bar(project.units_per_m, width, height),
        north=NorthArrow(width - 28, 48),
    )


def _stops(centres: Sequence[Point], numbers: Sequence[int] | None) -> list[Stop]:
    """The stops with their numbers, as many as have room for one."""
    counted = numbers or range(1, len(centres) + 1)
    shown = list(zip(counted, centres, strict=True))[:MAX_NUMBERED_STOPS]
    return [Stop(number, round(x, 1), round(y, 1)) for number, (x, y) in shown]


def fit(
    positions: Sequence[Position], width: int, height: int, padding: int
) -> Projection:
    """Projection that fits the positions inside the padding."""
    box = bounds(positions)
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    per_degree_east = METRES_PER_DEGREE * cos(radians(middle[1]))
    span_x_m = max(MIN_SPAN_M, (box.east - box.west) * per_degree_east)
    span_y_m = max(MIN_SPAN_M, (box.north - box.south) * METRES_PER_DEGREE)
    units_per_m = min(
        max(1, width - 2 * padding) / span_x_m, max(1, height - 2 * padding) / span_y_m
    )
    return Projection(units_per_m, middle, width / 2, height / 2)


def _route_path(coords: Sequence[Position], project: Projection) -> str:
    """Path of the route, simplified until it stays short."""
    tolerance_m = 0.5 / project.units_per_m
    line = simplify(coords, tolerance_m)
    while len(path := _path([project(p) for p in line])) > MAX_PATH_CHARS:
        tolerance_m *= 1.5
        line = simplify(line, tolerance_m)
    return path


def _background_path(
    rings: Sequence[Sequence[Position]],
    project: Projection,
    width: int,
    height: int,
) -> str:
    """Closed paths of the rings that touch the drawing, cut just outside of it."""
    box: Box = (-10, -10, width + 10, height + 10)
    tolerance_m = 1 / project.units_per_m
    near = [ring for ring in rings if overlaps(box_of(_flat(ring, project)), box)]
    while len(path := _rings_path(near, tolerance_m, project, box)) > MAX_PATH_CHARS:
        tolerance_m *= 1.5
    return path


def _rings_path(
    rings: Sequence[Sequence[Position]],
    tolerance_m: float,
    project: Projection,
    box: Box,
) -> str:
    """Path of all rings at one tolerance."""
    clipped = (
        clip_ring(_flat(simplify(ring, tolerance_m), project), box) for ring in rings
    )
    return "".join(_path(ring) + "z" for ring in clipped if len(ring) > 2)


def _flat(
    ring: Sequence[Position], project: Callable[[Position], Point]
) -> list[Point]:
    return [project(position) for position in ring]


def _path(points: Sequence[Point]) -> str:
    """SVG path through the points, without the steps that rounding makes nil."""
    pairs = [_pair(point) for point in points]
    kept = [p for i, p in enumerate(pairs) if i == 0 or p != pairs[i - 1]]
    return "M" + "L".join(kept) if len(kept) > 1 else ""


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}".replace(".0", "")


def _disk(centre: Point) -> str:
    """Path of a marker; one path for all of them spares elements."""
    radius, width = MARKER_RADIUS, 2 * MARKER_RADIUS
    arcs = f"a{radius} {radius} 0 1 0 {width} 0a{radius} {radius} 0 1 0-{width} 0z"
    return f"M{_pair((centre[0] - radius, centre[1]))}{arcs}"


def _spread(centres: Sequence[Point]) -> list[Point]:
    """Push apart markers that cover each other, a few units at a time."""
    places = [list(centre) for centre in centres]
    least = 2 * MARKER_RADIUS + 2
    for _round in range(40):
        moved = False
        for i, a in enumerate(places):
            for b in places[i + 1 :]:
                moved = _push_apart(a, b, least) or moved
        if not moved:
            break
    return [(x, y) for x, y in places]


def _push_apart(a: list[float], b: list[float], least: float) -> bool:
    """Move two places so that they lie `least` apart; tell whether they moved."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    apart = hypot(dx, dy)
    if apart >= least - 0.1:
        return False
    # Two stops on one spot, such as the start and end of a loop, part sideways.
    ux, uy = (dx / apart, dy / apart) if apart else (1.0, 0.0)
    half = (least - apart) / 2
    a[0], a[1] = a[0] - ux * half, a[1] - uy * half
    b[0], b[1] = b[0] + ux * half, b[1] + uy * half
    return True


def scale_bar(units_per_m: float, width: int, height: int) -> ScaleBar:
    """Longest round distance that takes at most a quarter of the width."""
    fitting = [m for m in SCALE_STEPS_M if m * units_per_m <= width / 4]
    metres = max(fitting, default=SCALE_STEPS_M[0])
    return ScaleBar(metres, 24, height - 20, round(metres * units_per_m, 1))
