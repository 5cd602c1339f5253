"""The drawn map and the QR code on the paper of the PDF, as lines and surfaces."""

from core.geo.drawing import MARKER_RADIUS
from walks.sheet.map import SheetMap, path_points
from walks.sheet.paper import Letter, Paper
from walks.short import QUIET_MODULES, qr_runs

LINE_UNITS, CASING_UNITS = 5, 13
ROUND = "1 J 1 j"


def draw_map(
    paper: Paper, shown: SheetMap, x_mm: float, y_mm: float, width_mm: float
) -> float:
    """The map in a frame of that width; where it ends below."""
    drawing, pdf = shown.drawing, paper.pdf
    scale = width_mm / drawing.width
    height_mm = drawing.height * scale

    def at(x: float, y: float) -> tuple[float, float]:
        return x_mm + x * scale, y_mm + y * scale

    pdf.set_draw_color(0)
    pdf.set_line_width(0.3)
    pdf.rect(x_mm, y_mm, width_mm, height_mm)
    route = [at(x, y) for x, y in path_points(drawing.route_d)]
    if len(route) > 1:
        _line(paper, route, CASING_UNITS * scale, 255)
        _line(paper, route, LINE_UNITS * scale, 0)
    paper.triangles([[at(x, y) for x, y in arrow] for arrow in shown.arrows])
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
