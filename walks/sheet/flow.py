"""Words that flow through two columns and from page to page."""

from walks.sheet.paper import BOTTOM_MM, INNER_MM, LEFT_MM, TOP_MM, Letter, Paper

GAP_MM = 8
COLUMN_MM = (INNER_MM - GAP_MM) / 2
COLUMNS = 2


class Flow:
    """Where the next line stands: a column of a page and a height."""

    def __init__(self, paper: Paper, head: str) -> None:
        self.paper, self._head = paper, head
        self._column, self.y_mm, self._top_mm = 0, 0.0, 0.0
        self._begin()

    @property
    def x_mm(self) -> float:
        """The left edge of the column."""
        return LEFT_MM + self._column * (COLUMN_MM + GAP_MM)

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands in this column yet."""
        return self.y_mm == self._top_mm

    def space(self, height_mm: float) -> None:
        """Some air, but not at the top of a column."""
        if not self.is_at_top:
            self.y_mm += height_mm

    def keep(self, height_mm: float) -> None:
        """Go on in the next column unless so much fits here."""
        if self.y_mm + height_mm > BOTTOM_MM and not self.is_at_top:
            self._column += 1
            self.y_mm = self._top_mm
            if self._column == COLUMNS:
                self._begin()

    def words(self, words: str, letter: Letter, indent_mm: float = 0) -> None:
        """Wrapped words, line by line; never one line alone at a foot or a head."""
        lines = self.paper.wrapped(words, COLUMN_MM - indent_mm, letter)
        left = len(lines)
        for number, line in enumerate(lines):
            together = 2 if (number == 0 and left > 1) or left == 2 else 1
            self.keep(together * letter.leading_mm)
            x_mm = self.x_mm + indent_mm
            self.y_mm = self.paper.line(x_mm, self.y_mm, line, letter)
            left -= 1

    def _begin(self) -> None:
        """Another page, with a small head."""
        self.paper.page()
        head = Letter(9, True)
        self.paper.line(
            LEFT_MM, TOP_MM - 2, self.paper.wrapped(self._head, INNER_MM, head)[0], head
        )
        self.paper.rule(LEFT_MM, TOP_MM + 3, INNER_MM, 0.5)
        self._column, self._top_mm = 0, TOP_MM + 7.0
        self.y_mm = self._top_mm
