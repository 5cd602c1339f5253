"""Paper in millimetres: wrapped words, rules, numbered disks, links; over fpdf2."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from fpdf import FPDF
from fpdf.prefs import ViewerPreferences

from walks.sheet.lettering import FAMILY, FILES, lettered

WIDTH_MM, HEIGHT_MM = 210, 297
LEFT_MM, TOP_MM, BOTTOM_MM = 12, 13, 282
INNER_MM = WIDTH_MM - 2 * LEFT_MM
MM_PER_PT = 25.4 / 72
LEADING = 1.28
# Where the line of writing is, from the top of its box.
ASCENT = 0.98


class Letter(NamedTuple):
    """A size of type, in points."""

    size_pt: float
    is_bold: bool = False

    @property
    def leading_mm(self) -> float:
        """From one line to the next."""
        return self.size_pt * MM_PER_PT * LEADING


class Paper:
    """A PDF that is written from top to bottom, black on white."""

    def __init__(self, language: str, title: str, author: str, made: datetime) -> None:
        pdf = FPDF(format="A4", unit="mm")
        pdf.set_margins(0, 0)
        pdf.set_auto_page_break(False)
        for style, path in FILES.items():
            pdf.add_font(FAMILY, style, path)
        pdf.set_lang(language)
        pdf.set_title(lettered(title))
        pdf.set_author(author)
        pdf.set_creator(author)
        pdf.set_creation_date(made)
        pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.pdf = pdf
        self.page()

    def page(self) -> None:
        """Begin another page."""
        self.pdf.add_page()

    def wrapped(self, words: str, width_mm: float, letter: Letter) -> list[str]:
        """The words in lines of that width; words too long for one are cut."""
        self._use(letter)
        lines, line, filled_mm = [], "", 0.0
        space_mm = self._width_mm(" ")
        for word in lettered(words).split(" "):
            for part in self._fitting(word, width_mm):
                part_mm = self._width_mm(part)
                if line and filled_mm + space_mm + part_mm > width_mm:
                    lines.append(line)
                    line, filled_mm = part, part_mm
                else:
                    filled_mm += part_mm + (space_mm if line else 0)
                    line = f"{line} {part}" if line else part
        return [*lines, line] if line else lines

    def _fitting(self, word: str, width_mm: float) -> list[str]:
        """A word, in pieces when it is wider than a line."""
        if self._width_mm(word) <= width_mm:
            return [word]
        pieces, piece, filled_mm = [], "", 0.0
        for sign in word:
            sign_mm = self._width_mm(sign)
            if piece and filled_mm + sign_mm > width_mm:
                pieces.append(piece)
                piece, filled_mm = "", 0.0
            piece, filled_mm = piece + sign, filled_mm + sign_mm
        return [*pieces, piece]

    def line(self, x_mm: float, y_mm: float, line: str, letter: Letter) -> float:
        """One line as `wrapped` made it, its top at `y_mm`; where it ends below."""
        self._use(letter)
        self.pdf.text(x_mm, y_mm + letter.size_pt * MM_PER_PT * ASCENT, line)
        return y_mm + letter.leading_mm

    def block(
        self, x_mm: float, y_mm: float, width_mm: float, words: str, letter: Letter
    ) -> float:
        """Wrapped words from `y_mm` down; where they end below."""
        for line in self.wrapped(words, width_mm, letter):
            y_mm = self.line(x_mm, y_mm, line, letter)
        return y_mm

    def right(self, right_mm: float, y_mm: float, words: str, letter: Letter) -> None:
        """One line that ends at the right."""
        self._use(letter)
        words = lettered(words)
        x_mm = right_mm - self._width_mm(words)
        self.line(x_mm, y_mm, words, letter)

    def centred(
        self, middle_mm: float, y_mm: float, words: str, letter: Letter
    ) -> None:
        """One line around a middle."""
        self._use(letter)
        words = lettered(words)
        width_mm = self._width_mm(words)
        self.line(middle_mm - width_mm / 2, y_mm, words, letter)

    def rule(self, x_mm: float, y_mm: float, width_mm: float, thick_mm: float) -> None:
        """A horizontal line."""
        self.pdf.set_line_width(thick_mm)
        self.pdf.line(x_mm, y_mm, x_mm + width_mm, y_mm)

    def disk(self, x_mm: float, y_mm: float, radius_mm: float, number: int) -> None:
        """A number in a circle, white inside; x and y are its middle."""
        self.pdf.set_fill_color(255)
        self.pdf.set_line_width(radius_mm / 6)
        self.pdf.circle(x_mm, y_mm, radius_mm, style="DF")
        letter = Letter(radius_mm * (3.3 if number < 10 else 2.8), True)
        top_mm = y_mm - letter.size_pt * MM_PER_PT * (ASCENT - 0.34)
        self.centred(x_mm, top_mm, str(number), letter)

    def triangles(self, shapes: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Black triangles."""
        self.pdf.set_fill_color(0)
        for points in shapes:
            self.pdf.polygon(points, style="F")

    def link(
        self, x_mm: float, y_mm: float, width_mm: float, height_mm: float, url: str
    ) -> None:
        """What is there opens an address; nothing when there is none."""
        if url:
            self.pdf.link(x_mm, y_mm, width_mm, height_mm, url)

    def mark(self, y_mm: float, words: str) -> None:
        """A bookmark at this height of the page."""
        self.pdf.set_xy(0, max(0, y_mm - 2))
        self.pdf.start_section(lettered(words) or "–")

    def pages(self) -> list[int]:
        """The numbers of the pages so far, each to be written on again."""
        return list(range(1, self.pdf.pages_count + 1))

    def go_to(self, number: int) -> None:
        """Write on a page that was left."""
        self.pdf.page = number
        # What was written there last had another type.
        self.pdf.current_font_is_set_on_page = False

    def bytes(self) -> bytes:
        """The file."""
        return bytes(self.pdf.output())

    def _width_mm(self, words: str) -> float:
        """How wide words are in the type in use; the library's own way takes longer."""
        widths = self.pdf.current_font.cw
        thousandths = sum(widths[ord(sign)] for sign in words)
        return thousandths * self.pdf.font_size_pt * MM_PER_PT / 1000

    def _use(self, letter: Letter) -> None:
        self.pdf.set_font(FAMILY, "B" if letter.is_bold else "", letter.size_pt)
