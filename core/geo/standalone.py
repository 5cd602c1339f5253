"""A walk drawn as an SVG file of its own: to print, to keep, to show without script.

No style sheet is needed, and nothing is lost without colours: the route is dark, what
lies around it is pale, and each mark has a form of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan, degrees, hypot, pi, sinh
from textwrap import wrap
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from core.geo.clipping import Point
from core.geo.drawing import Drawing, Projection, draw_route, fit
from core.geo.geometry import Position
from core.geo.gpx import add_text, printable
from core.geo.tiles import load_base_map

WIDTH, HEIGHT, LEGEND = 800, 560, 84
PADDING = 56
FONT = "Verdana,DejaVu Sans,sans-serif"
INK, ROUTE, PAPER, PALE, MARKER = "#1B1B1F", "#0B5C7A", "#FFFFFF", "#D5D5D5", "#FFC53D"
STATIONS_CREDIT = "Métropole Européenne de Lille (ODbL)"
ARROWS = 8
MOST_CREDIT_LINES, CREDIT_CHARS = 2, 112


class Words(NamedTuple):
    """What the drawing says, in the visitor's language."""

    title: str
    start: str
    end: str
    start_and_end: str
    metro: str
    credit: str


def draw_standalone(
    line: Sequence[Position],
    stops: Sequence[tuple[float, float]],
    numbers: Sequence[int],
    words: Words,
    is_loop: bool,
) -> str:
    """The route with its numbered stops, stations near by, scale, north and credit."""
    drawing = draw_route(line, stops, WIDTH, HEIGHT, PADDING, numbers=numbers)
    project = fit([*line, *stops], WIDTH, HEIGHT, PADDING)
    root = _root(words.title)
    _add_surroundings(root, project)
    points = [project(position) for position in line]
    _add_route(root, drawing, points, is_loop)
    stations = _add_stations(root, project)
    _add_stops(root, drawing)
    _add_legend(root, drawing, words, is_loop, stations)
    return tostring(root, "unicode")


def _root(title: str) -> Element:
    """An empty sheet with its name."""
    whole = HEIGHT + LEGEND
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {whole}",
            "role": "img",
            "font-family": FONT,
        },
    )
    add_text(root, "title", title)
    _path(root, f"M0 0h{WIDTH}v{whole}H0z", fill=PAPER)
    return root


def _path(parent: Element, d: str, **attributes: object) -> None:
    """A path; underscores of attribute names stand for hyphens."""
    named = {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    SubElement(parent, "path", {"d": d, "fill": "none", **named})


def _text(
    parent: Element, words: str, at: Point, size: int = 14, **attributes: object
) -> None:
    """Words at a point."""
    named = {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    place = {"x": f"{at[0]:.1f}", "y": f"{at[1]:.1f}", "font-size": str(size)}
    SubElement(parent, "text", {**place, "fill": INK, **named}).text = printable(words)


def _unprojected(at: Point) -> Position:
    """Degrees of a point of the base map, which is in unit Mercator."""
    return (at[0] - 0.5) * 360, degrees(atan(sinh(pi * (1 - 2 * at[1]))))


def _add_surroundings(root: Element, project: Projection) -> None:
    """Streets that the base map knows, where they are within the sheet."""
    for _box, street in load_base_map().streets:
        points = [project(_unprojected(at)) for at in street]
        for run in _within(points):
            _path(root, _through(run), stroke=PALE, stroke_width=5)


def _within(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Runs of a line of which some point is on the sheet."""
    run: list[Point] = []
    for a, b in pairwise(points):
        if _on_sheet(a) or _on_sheet(b):
            run = run or [a]
            run.append(b)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _on_sheet(point: Point, margin: int = 0) -> bool:
    x, y = point
    return margin <= x <= WIDTH - margin and margin <= y <= HEIGHT - margin


def _through(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _add_route(
    root: Element, drawing: Drawing, points: Sequence[Point], is_loop: bool
) -> None:
    """The route, arrows that say its direction, its start and its end."""
    rounded = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    _path(root, drawing.route_d, stroke=PAPER, stroke_width=13, **rounded)
    _path(root, drawing.route_d, stroke=ROUTE, stroke_width=6, **rounded)
    arrows = "".join(_arrows(points))
    _path(root, arrows, fill=ROUTE, stroke=PAPER, stroke_width=1.5)
    _add_end(root, points[0])
    if not is_loop:
        _add_end(root, points[-1], is_start=False)


def _arrows(points: Sequence[Point]) -> Iterator[str]:
    """Triangles along the line, at equal distances, in the sense of the walk."""
    whole = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    step = whole / ARROWS
    walked, due = 0.0, step / 2
    for a, b in pairwise(points):
        long = hypot(b[0] - a[0], b[1] - a[1])
        while long and walked + long >= due and due < whole:
            share = (due - walked) / long
            at = a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
            yield _triangle(at, (b[0] - a[0]) / long, (b[1] - a[1]) / long)
            due += step
        walked += long


def _triangle(at: Point, ux: float, uy: float) -> str:
    """A triangle around a point that shows in the direction of a unit vector."""
    corners = ((10, 0), (-7, 8), (-7, -8))
    turned = [(at[0] + x * ux - y * uy, at[1] + x * uy + y * ux) for x, y in corners]
    return _through(turned) + "z"


def _add_end(root: Element, at: Point, is_start: bool = True) -> None:
    """A disk where the walk starts, a square where it ends."""
    x, y = f"{at[0]:.1f}", f"{at[1]:.1f}"
    disk = f"M{x} {y}m-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z"
    d = disk if is_start else f"M{x} {y}m-7-7h14v14h-14z"
    _path(root, d, fill=INK, stroke=PAPER, stroke_width=2.5)


def _add_stations(root: Element, project: Projection) -> bool:
    """Metro stations on the sheet, by name; whether there are any."""
    shown = False
    for station in load_base_map().stations:
        x, y = project(_unprojected(station.at))
        if not _on_sheet((x, y), margin=14):
            continue
        shown = True
        _add_metro_sign(root, x, y)
        side = ("end", x - 14) if x > WIDTH * 0.7 else ("start", x + 14)
        _text(
            root,
            station.name,
            (side[1], y + 5),
            text_anchor=side[0],
            stroke=PAPER,
            stroke_width=4,
            paint_order="stroke",
        )
    return shown


def _add_metro_sign(root: Element, x: float, y: float) -> None:
    """A square with an M."""
    d = f"M{x - 9:.1f} {y - 9:.1f}h18v18h-18z"
    _path(root, d, fill=PAPER, stroke=INK, stroke_width=2)
    _text(root, "M", (x, y + 5), 13, text_anchor="middle", font_weight="bold")


def _add_stops(root: Element, drawing: Drawing) -> None:
    """The numbered stops."""
    if not drawing.stops:
        return
    _path(root, drawing.markers_d, fill=MARKER, stroke=INK, stroke_width=2.5)
    for stop in drawing.stops:
        at = stop.x, stop.y + 6.5
        _text(root, str(stop.number), at, 18, text_anchor="middle", font_weight="bold")


def _add_legend(
    root: Element, drawing: Drawing, words: Words, is_loop: bool, stations: bool
) -> None:
    """Scale and north on the map; below it what the marks mean, and whose data."""
    _path(root, f"M0 {HEIGHT}h{WIDTH}v{LEGEND}H0z", fill=PAPER)
    north, scale = drawing.north, drawing.scale
    _path(root, north.d, fill=INK)
    _text(root, "N", (north.x, north.y + 14), 16, text_anchor="middle")
    middle = HEIGHT + 22
    _path(root, f"M24 {middle - 6}v6h{scale.width:g}v-6", stroke=INK, stroke_width=2)
    _text(root, scale.label, (32 + scale.width, middle + 2))
    x = 64 + scale.width + 9 * len(scale.label)
    _add_end(root, (x, middle - 3))
    label = words.start_and_end if is_loop else words.start
    _text(root, label, (x + 16, middle + 2))
    x += 44 + 9 * len(label)
    if not is_loop:
        _add_end(root, (x, middle - 3), is_start=False)
        _text(root, words.end, (x + 16, middle + 2))
        x += 44 + 9 * len(words.end)
    if stations:
        _add_metro_sign(root, x, middle - 3)
        _text(root, words.metro, (x + 18, middle + 2))
    credits_ = filter(None, (words.credit, STATIONS_CREDIT if stations else ""))
    lines = wrap(" · ".join(credits_), CREDIT_CHARS)[:MOST_CREDIT_LINES]
    for row, text in enumerate(lines):
        _text(root, text, (24, HEIGHT + 52 + 16 * row), 11)
