"""The drawn map and the QR code on the paper of the PDF, as lines and surfaces."""

from collections.abc import Callable

from core.geo.drawing import MARKER_RADIUS
from core.qr import QUIET_MODULES, qr_runs
from walks.sheet.map import SheetMap, path_points
from walks.sheet.paper import INNER_MM, LEFT_MM, Letter, Paper
from walks.sheet.stations import SIDE, Station

LINE_UNITS, CASING_UNITS = 5, 13
ROUND = "1 J 1 j"
NAME = Letter(9.5)


def draw_map(paper: Paper, shown: SheetMap, y_mm: float, most_mm: float) -> float:
    """The map in a frame, at most so high; where it ends below."""
    drawing, pdf = shown.drawing, paper.pdf
    scale = min(INNER_MM / drawing.width, most_mm / drawing.height)
    x_mm = LEFT_MM + (INNER_MM - drawing.width * scale) / 2
    height_mm = drawing.height * scale

    def at(x: float, y: float) -> tuple[float, float]:
        return x_mm + x * scale, y_mm + y * scale

    pdf.set_draw_color(0)
    pdf.set_line_width(0.3)
    pdf.rect(LEFT_MM, y_mm, INNER_MM, height_mm)
    route = [at(x, y) for x, y in path_points(drawing.route_d)]
    if len(route) > 1:
        _line(paper, route, CASING_UNITS * scale, 255)
        _line(paper, route, LINE_UNITS * scale, 0)
    paper.triangles([[at(x, y) for x, y in arrow] for arrow in shown.arrows])
    for station in shown.stations:
        _station(paper, station, scale, at)
    for stop in drawing.stops:
        paper.disk(*at(stop.x, stop.y), MARKER_RADIUS * scale, stop.number)
    _scale_and_north(paper, shown, scale, at(0, 0))
    return y_mm + height_mm


def _line(
    paper: Paper, points: list[tuple[float, float]], width_mm: float, grey: int
) -> None:
    """A line with round ends and corners."""
    pdf = paper.pdf
    pdf.set_draw_color(grey)
    pdf.set_line_width(width_mm)
    with pdf.local_context():
        pdf._out(ROUND)
        pdf.polyline(points)
    pdf.set_draw_color(0)


def _station(
    paper: Paper,
    station: Station,
    scale: float,
    at: Callable[[float, float], tuple[float, float]],
) -> None:
    """A square with an M, and the name where there is room."""
    side_mm, letter = SIDE * scale, Letter(7.5, True)
    left, top = at(station.x - SIDE / 2, station.y - SIDE / 2)
    paper.pdf.set_fill_color(255)
    paper.pdf.set_line_width(2 * scale)
    paper.pdf.rect(left, top, side_mm, side_mm, style="DF")
    paper.centred(left + side_mm / 2, top + 0.45, "M", letter)
    if station.words_at:
        middle_mm, base_mm = at(*station.words_at)
        paper.centred(middle_mm, base_mm - NAME.size_pt * 0.346, station.name, NAME)


def _scale_and_north(
    paper: Paper, shown: SheetMap, scale: float, corner: tuple[float, float]
) -> None:
    """The scale bar at the bottom left, the arrow at the top right."""
    bar, north = shown.drawing.scale, shown.drawing.north
    left, top = corner[0] + bar.x * scale, corner[1] + bar.y * scale
    right, up = left + bar.width * scale, top - 6 * scale
    paper.pdf.set_line_width(3 * scale)
    paper.pdf.polyline([(left, up), (left, top), (right, top), (right, up)])
    letter = Letter(10, True)
    paper.line(left, top - letter.leading_mm - 1.6, bar.label, letter)
    x, y = corner[0] + north.x * scale, corner[1] + north.y * scale
    corners = [(0, -30), (9, -2), (0, -11), (-9, -2)]
    paper.triangles([[(x + dx * scale, y + dy * scale) for dx, dy in corners]])
    paper.centred(x, y + 0.2, "N", letter)


def draw_qr(
    paper: Paper, address: str, x_mm: float, y_mm: float, side_mm: float
) -> None:
    """The QR code of an address in a square, its white border included."""
    modules, runs = qr_runs(address)
    module_mm = side_mm / (modules + 2 * QUIET_MODULES)
    left, top = x_mm + QUIET_MODULES * module_mm, y_mm + QUIET_MODULES * module_mm
    paper.pdf.set_fill_color(0)
    for x, y, length in runs:
        paper.pdf.rect(
            left + x * module_mm,
            top + y * module_mm,
            length * module_mm,
            module_mm,
            style="F",
        )
    paper.link(x_mm, y_mm, side_mm, side_mm, address)
