"""A walk drawn as an SVG file of its own: to print, to keep, to show without script.

No style sheet is needed, and nothing is lost without colours: the route is dark, what
lies around it is pale, and each mark has a form of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from textwrap import wrap
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from core.geo.clipping import Point
from core.geo.drawing import MARKER_RADIUS, Drawing, Projection, draw_route, fit
from core.geo.geometry import Position
from core.geo.gpx import add_text, printable
from core.geo.labels import Label, Labels
from core.geo.tiles import load_base_map, unprojected

WIDTH, HEIGHT, LEGEND = 800, 560, 84
PADDING = 56
FONT = "Verdana,DejaVu Sans,sans-serif"
INK, ROUTE, PAPER, PALE, MARKER = "#1B1B1F", "#0B5C7A", "#FFFFFF", "#D5D5D5", "#FFC53D"
STATIONS_CREDIT = "Métropole Européenne de Lille (ODbL)"
ARROWS, ARROW_FROM = 8, 26
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
    labels = Labels((6, 6, WIDTH - 6, HEIGHT - 6))
    labels.take((drawing.north.x, drawing.north.y - 8), 32)
    for stop in drawing.stops:
        labels.take((stop.x, stop.y), MARKER_RADIUS + 2)
    root = _root(words.title)
    _add_surroundings(root, project)
    points = [project(position) for position in line]
    labels.shun(_every(points, 12))
    _add_route(root, drawing, points)
    _add_ends(root, points, words, labels, is_loop)
    has_stations = _add_stations(root, project, labels)
    _add_stops(root, drawing)
    _add_legend(root, drawing, words, has_stations)
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


def _add_surroundings(root: Element, project: Projection) -> None:
    """Streets that the base map knows, where they are within the sheet."""
    for _box, street in load_base_map().streets:
        points = [project(unprojected(at)) for at in street]
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


def _add_route(root: Element, drawing: Drawing, points: Sequence[Point]) -> None:
    """The route, and arrows that say its direction."""
    rounded = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    _path(root, drawing.route_d, stroke=PAPER, stroke_width=13, **rounded)
    _path(root, drawing.route_d, stroke=ROUTE, stroke_width=6, **rounded)
    arrows = "".join(_arrows(points, drawing))
    _path(root, arrows, fill=ROUTE, stroke=PAPER, stroke_width=1.5)


def _every(points: Sequence[Point], step: float) -> Iterator[Point]:
    """Points along a line, at most `step` apart."""
    for a, b in pairwise(points):
        count = 1 + int(hypot(b[0] - a[0], b[1] - a[1]) / step)
        for n in range(count):
            yield a[0] + n / count * (b[0] - a[0]), a[1] + n / count * (b[1] - a[1])


def _arrows(points: Sequence[Point], drawing: Drawing) -> Iterator[str]:
    """Triangles in the sense of the walk, on the longest stretches of each part."""
    shown = [(stop.x, stop.y) for stop in drawing.stops]
    stretches = [(hypot(b[0] - a[0], b[1] - a[1]), a, b) for a, b in pairwise(points)]
    part = sum(length for length, _a, _b in stretches) / ARROWS
    longest: dict[int, tuple[float, Point, Point]] = {}
    walked = 0.0
    for length, a, b in stretches:
        at = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        hidden = any(hypot(x - at[0], y - at[1]) < ARROW_FROM for x, y in shown)
        key = int((walked + length / 2) / part) if part else 0
        if not hidden and length > longest.get(key, (ARROW_FROM,))[0]:
            longest[key] = length, a, b
        walked += length
    for length, a, b in longest.values():
        at = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        # A dead end is walked both ways: one arrow is enough there.
        if not any(hypot(x - at[0], y - at[1]) < ARROW_FROM for x, y in shown):
            shown.append(at)
            yield _triangle(at, (b[0] - a[0]) / length, (b[1] - a[1]) / length)


def _triangle(at: Point, ux: float, uy: float) -> str:
    """A triangle around a point that shows in the direction of a unit vector."""
    corners = ((10, 0), (-7, 8), (-7, -8))
    turned = [(at[0] + x * ux - y * uy, at[1] + x * uy + y * ux) for x, y in corners]
    return _through(turned) + "z"


def _add_ends(
    root: Element,
    points: Sequence[Point],
    words: Words,
    labels: Labels,
    is_loop: bool,
) -> None:
    """A dot and a word where the walk starts, and where it ends."""
    ends = [(points[0], words.start_and_end if is_loop else words.start)]
    ends += [] if is_loop else [(points[-1], words.end)]
    for at, text in ends:
        x, y = at
        disk = f"M{x:.1f} {y:.1f}m-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z"
        _path(root, disk, fill=INK, stroke=PAPER, stroke_width=2.5)
        label = labels.place(text, at, MARKER_RADIUS + 8, 15, bold=True)
        _add_label(root, label, 15, font_weight="bold")


def _add_label(
    root: Element, label: Label | None, size: int, **attributes: object
) -> None:
    """Words with a rim of paper, when there was room for them."""
    if label:
        at = label.x, label.y
        rim = {"stroke": PAPER, "stroke_width": 4, "paint_order": "stroke"}
        anchor = {"text_anchor": label.anchor}
        _text(root, label.words, at, size, **anchor, **rim, **attributes)


def _add_stations(root: Element, project: Projection, labels: Labels) -> bool:
    """Metro stations on the sheet, by name; whether there are any."""
    shown = [
        (station.name, at)
        for station in load_base_map().stations
        if _on_sheet(at := project(unprojected(station.at)), margin=14)
    ]
    signs = [(name, at) for name, at in shown if labels.is_free(at, 8)]
    for _name, at in signs:
        labels.take(at, 11)
    for name, at in signs:
        _add_metro_sign(root, *at)
        _add_label(root, labels.place(name, at, 15, 13), 13)
    return bool(signs)


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
    root: Element, drawing: Drawing, words: Words, has_stations: bool
) -> None:
    """Scale and north on the map; below it what the marks mean, and whose data."""
    _path(root, f"M0 {HEIGHT}h{WIDTH}v{LEGEND}H0z", fill=PAPER)
    north, scale = drawing.north, drawing.scale
    _path(root, north.d, fill=INK)
    _text(root, "N", (north.x, north.y + 14), 16, text_anchor="middle")
    middle = HEIGHT + 22
    _path(root, f"M24 {middle - 6}v6h{scale.width:g}v-6", stroke=INK, stroke_width=2)
    _text(root, scale.label, (32 + scale.width, middle + 2))
    if has_stations:
        x = 72 + scale.width + 9 * len(scale.label)
        _add_metro_sign(root, x, middle - 3)
        _text(root, words.metro, (x + 18, middle + 2))
    credits_ = filter(None, (words.credit, STATIONS_CREDIT if has_stations else ""))
    lines = wrap(" · ".join(credits_), CREDIT_CHARS)[:MOST_CREDIT_LINES]
    for row, text in enumerate(lines):
        _text(root, text, (24, HEIGHT + 52 + 16 * row), 11)
