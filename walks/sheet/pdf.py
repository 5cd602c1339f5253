"""The sheet of a walk as a PDF of two pages: map and facts, then the steps."""

from collections.abc import Sequence
from datetime import datetime, time
from itertools import zip_longest
from typing import NamedTuple

from django.utils.translation import gettext as _

from places.hours.timeline import PARIS
from walks.sheet.content import Hours, Sheet, SheetShop, SheetStep
from walks.sheet.flow import Flow
from walks.sheet.paper import (
    BOTTOM_MM,
    INNER_MM,
    LEFT_MM,
    MM_PER_PT,
    TOP_MM,
    Letter,
    Paper,
)
from walks.sheet.pdf_map import draw_map, draw_qr

FINE, SMALL, TEXT, LEAD = Letter(8), Letter(8.5), Letter(9.5), Letter(11)
STRONG, TITLE, BIG = Letter(9.5, True), Letter(11.5, True), Letter(23, True)
INDENT_MM, DISK_MM, QR_MM = 9.5, 3.3, 33
FACTS_A_ROW, SHOPS_A_ROW = 4, 3
LEGEND_MM, LOWEST_MAP_MM = (INNER_MM - QR_MM - 8) / 2, 60


class LegendCell(NamedTuple):
    """The number and the name of a step."""

    number: int
    lines: list[str]


class LegendRow(NamedTuple):
    """Two steps side by side; the second may be missing."""

    cells: list[LegendCell | None]

    @property
    def height_mm(self) -> float:
        """The height of the longer name, or of the disk."""
        lines = max(len(cell.lines) for cell in self.cells if cell)
        return max(2 * DISK_MM, lines * TEXT.leading_mm) + 1.2


class ShopRow(NamedTuple):
    """Shops side by side, each in lines."""

    shops: list[list[tuple[str, Letter]]]

    @property
    def height_mm(self) -> float:
        """The height of the shop of which most is said."""
        heights = [sum(letter.leading_mm for _line, letter in s) for s in self.shops]
        return max(heights) + 1.2


def pdf_of(sheet: Sheet) -> bytes:
    """The file; the same bytes for the same sheet."""
    made = datetime.combine(sheet.printed_on, time(), PARIS)
    paper = Paper(sheet.language, sheet.title, sheet.site_name, made)
    paper.pdf.set_subject(sheet.kind)
    _front(paper, sheet)
    if sheet.steps:
        flow = Flow(paper, sheet.title)
        for step in sheet.steps:
            _step(flow, step)
    _feet(paper, sheet)
    return paper.bytes()


def _front(paper: Paper, sheet: Sheet) -> None:
    """The first page: name, facts, map, the steps by name, the way back to the site."""
    y_mm = TOP_MM - 2
    paper.line(LEFT_MM, y_mm, f"{sheet.site_name} · {sheet.kind}", STRONG)
    paper.right(LEFT_MM + INNER_MM, y_mm, sheet.printed, SMALL)
    paper.rule(LEFT_MM, TOP_MM + 3, INNER_MM, 0.8)
    paper.mark(0, sheet.title)
    y_mm = paper.block(LEFT_MM, TOP_MM + 5.5, INNER_MM, sheet.title, BIG)
    y_mm = paper.block(LEFT_MM, y_mm + 1, INNER_MM, sheet.summary, LEAD)
    y_mm = _facts(paper, sheet, y_mm + 3)
    cells, shops = _legend_cells(paper, sheet), _shop_rows(paper, sheet)
    below_mm = max(_height(cells), QR_MM + 5) + _height(shops) + 14
    if sheet.map:
        most_mm = max(LOWEST_MAP_MM, BOTTOM_MM - y_mm - 2 - below_mm)
        y_mm = draw_map(paper, sheet.map, y_mm + 2, most_mm)
    y_mm = paper.block(LEFT_MM, y_mm + 1, INNER_MM, sheet.source, SMALL) + 2
    names_mm = _legend(paper, cells, y_mm)
    back_mm = _way_back(paper, sheet, y_mm)
    _shops(paper, shops, max(names_mm, back_mm) + 1)


def _facts(paper: Paper, sheet: Sheet, y_mm: float) -> float:
    """A grid of facts between two rules, then start and end."""
    column_mm = INNER_MM / FACTS_A_ROW
    paper.rule(LEFT_MM, y_mm, INNER_MM, 0.3)
    y_mm += 1.5
    for first in range(0, len(sheet.facts), FACTS_A_ROW):
        below = []
        row = sheet.facts[first : first + FACTS_A_ROW]
        for at, (label, words) in enumerate(row):
            x_mm, width_mm = LEFT_MM + at * column_mm, column_mm - 3
            below_mm = paper.block(x_mm, y_mm, width_mm, label, SMALL)
            below.append(paper.block(x_mm, below_mm, width_mm, words, TITLE))
        y_mm = max(below) + 1
    paper.rule(LEFT_MM, y_mm + 0.5, INNER_MM, 0.3)
    y_mm += 2
    ends = (_("Start"), sheet.start), (_("End"), sheet.end)
    for label, words in (*ends, (_("Access"), sheet.access)):
        if words:
            paper.block(LEFT_MM, y_mm, 20, label, STRONG)
            y_mm = paper.block(LEFT_MM + 20, y_mm, INNER_MM - 20, words, TEXT)
    return y_mm


def _legend_cells(paper: Paper, sheet: Sheet) -> list[LegendRow]:
    """The names of the steps in two columns: the first half, then the second."""
    width_mm = LEGEND_MM - INDENT_MM - 3
    cells = [
        LegendCell(step.number, paper.wrapped(step.title, width_mm, TEXT))
        for step in sheet.steps
    ]
    half = -(-len(cells) // 2)
    return [LegendRow(list(pair)) for pair in zip_longest(cells[:half], cells[half:])]


def _height(rows: Sequence[LegendRow] | Sequence[ShopRow]) -> float:
    """How high rows are together."""
    return sum(row.height_mm for row in rows)


def _legend(paper: Paper, rows: list[LegendRow], y_mm: float) -> float:
    """The steps by name, as many as there is room for; where they end below."""
    for row in rows:
        if y_mm + row.height_mm > BOTTOM_MM:
            break
        for at, cell in enumerate(row.cells):
            if cell is None:
                continue
            x_mm = LEFT_MM + at * LEGEND_MM
            paper.disk(x_mm + DISK_MM, y_mm + DISK_MM, DISK_MM, cell.number)
            line_mm = y_mm + (1 if len(cell.lines) == 1 else 0)
            for line in cell.lines:
                line_mm = paper.line(x_mm + INDENT_MM, line_mm, line, TEXT)
        y_mm += row.height_mm
    return y_mm


def _way_back(paper: Paper, sheet: Sheet, y_mm: float) -> float:
    """The QR code at the right, the address that one can type below it."""
    x_mm = LEFT_MM + INNER_MM - QR_MM
    y_mm = min(y_mm, BOTTOM_MM - QR_MM - 9) - 2
    draw_qr(paper, sheet.short, x_mm, y_mm, QR_MM)
    for line in paper.wrapped(sheet.typed, QR_MM + 20, STRONG):
        paper.right(LEFT_MM + INNER_MM, y_mm + QR_MM - 1, line, STRONG)
        y_mm += STRONG.leading_mm
    return y_mm + QR_MM


def _step(flow: Flow, step: SheetStep) -> None:
    """One step: number, name, hours, text, and how far the next one is."""
    paper = flow.paper
    flow.keep(28)
    top_mm = flow.y_mm
    paper.mark(top_mm, f"{step.number}. {step.title}")
    paper.disk(flow.x_mm + DISK_MM, top_mm + DISK_MM, DISK_MM, step.number)
    flow.y_mm += 0.8
    flow.words(step.title, TITLE, INDENT_MM)
    paper.link(flow.x_mm, top_mm, 80, max(5, flow.y_mm - top_mm), step.url)
    said = (step.kind, step.distance, step.stay, step.passing)
    flow.words(" · ".join(part for part in said if part), SMALL, INDENT_MM)
    flow.space(0.8)
    for paragraph in step.paragraphs:
        flow.words(paragraph, TEXT, INDENT_MM)
        flow.space(0.8)
    if step.hours:
        _hours(flow, step.hours, INDENT_MM)
    if step.leg:
        _leg(flow, step.leg)
    flow.space(3.4)


def _hours(flow: Flow, hours: Hours, indent_mm: float) -> None:
    """The hours in bold, what differs, and their age."""
    flow.words(hours.words, Letter(9, True), indent_mm)
    flow.words(hours.but, FINE, indent_mm)
    flow.words(hours.age, FINE, indent_mm)


def _leg(flow: Flow, leg: str) -> None:
    """A small arrow down and the distance to the next step."""
    flow.space(0.8)
    flow.keep(SMALL.leading_mm)
    x_mm, y_mm = flow.x_mm + DISK_MM, flow.y_mm + 0.9
    flow.paper.triangles([[(x_mm - 1.6, y_mm), (x_mm + 1.6, y_mm), (x_mm, y_mm + 2.4)]])
    words = _("%(distance)s to the next step") % {"distance": leg}
    flow.words(words, SMALL, INDENT_MM)


def _shop_rows(paper: Paper, sheet: Sheet) -> list[ShopRow]:
    """The shops on the way, three in a row, in lines that fit."""
    lines = [_shop_lines(paper, shop) for shop in sheet.shops]
    return [
        ShopRow(lines[at : at + SHOPS_A_ROW])
        for at in range(0, len(lines), SHOPS_A_ROW)
    ]


def _shop_lines(paper: Paper, shop: SheetShop) -> list[tuple[str, Letter]]:
    """What is said of a shop, in lines that fit its column."""
    width_mm = INNER_MM / SHOPS_A_ROW - 5
    parts = (
        (shop.title, Letter(8.5, True)),
        (shop.kind, FINE),
        (shop.hours.words, FINE),
        (shop.hours.but, FINE),
        (shop.hours.age, FINE),
    )
    return [
        (line, letter)
        for words, letter in parts
        for line in paper.wrapped(words, width_mm, letter)
    ]


def _shops(paper: Paper, rows: list[ShopRow], y_mm: float) -> None:
    """Shops on the way with their hours, while there is room."""
    if not rows or y_mm + rows[0].height_mm + 8 > BOTTOM_MM:
        return
    paper.rule(LEFT_MM, y_mm, INNER_MM, 0.3)
    y_mm = (
        paper.block(LEFT_MM, y_mm + 1.6, INNER_MM, _("Shops on the way"), TITLE) + 0.6
    )
    for row in rows:
        if y_mm + row.height_mm > BOTTOM_MM + 1.5:
            return
        for at, lines in enumerate(row.shops):
            line_mm, x_mm = y_mm, LEFT_MM + at * INNER_MM / SHOPS_A_ROW
            for line, letter in lines:
                line_mm = paper.line(x_mm, line_mm, line, letter)
        y_mm += row.height_mm


def _feet(paper: Paper, sheet: Sheet) -> None:
    """At the foot of each page: the full address, and which page it is."""
    numbers = paper.pages()
    y_mm = BOTTOM_MM + 3
    for number in numbers:
        paper.go_to(number)
        paper.rule(LEFT_MM, y_mm, INNER_MM, 0.3)
        line = paper.wrapped(sheet.url, INNER_MM - 20, SMALL)[0]
        paper.line(LEFT_MM, y_mm + 1, line, SMALL)
        paper.link(
            LEFT_MM, y_mm, INNER_MM - 20, SMALL.size_pt * MM_PER_PT + 2, sheet.url
        )
        paper.right(LEFT_MM + INNER_MM, y_mm + 1, f"{number} / {len(numbers)}", SMALL)
